/**
 * Features that are asked for in one request: some fail together although each works alone. The request is made of what the single
 * features add.
 */
import type { FeatureName } from '../config/feature-names.ts';
import type { ProtocolName } from '../protocols/protocol.ts';
import { protocols } from '../protocols/registry.ts';
import { eitherOf, inAnyCase } from '../text/phrases.ts';
import type { JsonObject, Observation } from '../types.ts';
import type { Feature } from './feature.ts';
import { merged } from './merged.ts';
import type { StatementWords } from './statement-words.ts';

export type Members = Partial<Record<FeatureName, Feature>>;

/** `prompt`: what the user says so that each of them is needed. */
export function together(members: Members, prompt: string): Feature {
  const parts = Object.values(members);
  const names = Object.keys(protocols) as ProtocolName[];
  const shared = names.filter((name) => parts.every(({ additions }) => additions[name] !== undefined));
  return {
    prompt,
    members,
    tokens: Math.max(...parts.map(({ tokens }) => tokens)),
    ...(parts.some(({ streaming }) => streaming) && { streaming: true }),
    ...(parts.some(({ asksAgain }) => asksAgain) && { asksAgain: true }),
    additions: Object.fromEntries(
      shared.map((name) => [
        name,
        (circumstances: Parameters<NonNullable<Feature['additions'][ProtocolName]>>[0]) =>
          formsOfAll(parts.map(({ additions }) => additions[name]?.(circumstances) ?? [])),
      ]),
    ),
    read: (facts) => jointly(parts.map((part) => part.read(facts))),
    ...jointWords(parts),
  };
}

/** Each form of each, the first ones first; none where one of them cannot be tested. What a later one sets again is its own: the same request is made once. */
function formsOfAll(forms: readonly (readonly JsonObject[])[]): JsonObject[] {
  const all = forms.reduce<JsonObject[]>(
    (before, next) => before.flatMap((fields) => next.map((form) => merged(fields, form))),
    [{}],
  );
  return [...new Map(all.map((fields) => [JSON.stringify(fields), fields])).values()];
}

/** All of them must be shown: the weakest observation counts. */
const weakestFirst: readonly Observation[] = ['unmet', 'ignored', 'unclear', 'unproven', 'continues', 'again', 'shown'];

function jointly(seen: readonly Observation[]): Observation {
  return weakestFirst.find((one) => seen.includes(one)) ?? 'unclear';
}

/** Other words than "not supported" for features that cannot be combined. */
const combinations =
  /\bcan ?not be (?:\w+ )?(?:used|combined|specified|enabled)\b|\b(?:in|not )compatible\b|\bmutually exclusive\b/i;

function jointWords(parts: readonly StatementWords[]): StatementWords {
  const ours = parts.flatMap((part) => part.ours ?? []);
  return {
    about: inAnyCase(eitherOf(...parts.map(({ about }) => about))),
    refusals: inAnyCase(eitherOf(combinations, ...parts.flatMap(({ refusals }) => refusals ?? []))),
    ...(ours.length > 0 && { ours: inAnyCase(eitherOf(...ours)) }),
    guessed: (on) => parts.some(({ guessed }) => guessed?.(on) === true),
  };
}
