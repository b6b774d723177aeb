/** What the user's own list of limits says of a model, and how its loading went. */
import type { SourceReport } from '../discovery/gather.ts';
import type { LimitSources, StatedLimits } from '../limits/limits.ts';
import { bareId } from '../model-facts/model-facts.ts';

/** The list, or why it could not be had. */
export type GivenList =
  | { given: { limits: Readonly<Record<string, StatedLimits>>; source: string } }
  | { problem: string };

/** By the model's own id, else by that on bedrock-mantle, else by either without date and version. */
export function givenFor(ids: readonly string[], published: GivenList | undefined): LimitSources['given'] {
  if (published === undefined || 'problem' in published) return undefined;
  const { limits, source } = published.given;
  const found = [...ids, ...ids.map(bareId)].map((id) => limits[id]).find((one) => one !== undefined);
  return found && { limits: found, source };
}

export function listReport(published: GivenList | undefined): SourceReport[] {
  if (published === undefined) return [];
  const stated = { source: 'limits-from', region: 'all' } as const;
  return 'problem' in published
    ? [{ ...stated, ok: false, count: 0, problem: published.problem }]
    : [{ ...stated, ok: true, count: Object.keys(published.given.limits).length }];
}
