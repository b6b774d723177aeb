/** Reads the lists of limits that others publish, distinguished by their shape: LiteLLM's, by id with its provider, and models.dev's, by provider. */
import * as v from 'valibot';

import type { StatedLimits } from './limits.ts';

export interface PublishedLimits {
  list: 'LiteLLM' | 'models.dev';
  /** By the id without its geography. */
  limits: Record<string, StatedLimits>;
}

/** What a list says of one id: some write 0 for what they do not know. */
const tokens = v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))), undefined);

const liteLlmEntry = v.object({
  litellm_provider: v.string(),
  max_input_tokens: tokens,
  max_output_tokens: tokens,
});

const modelsDev = v.object({
  'amazon-bedrock': v.object({
    models: v.record(
      v.string(),
      v.object({
        limit: v.fallback(v.object({ context: tokens, output: tokens }), { context: undefined, output: undefined }),
      }),
    ),
  }),
});

/** Undefined for what is neither, or has no model of Bedrock. */
export function readPublishedLimits(value: unknown): PublishedLimits | undefined {
  const dev = v.safeParse(modelsDev, value);
  if (dev.success) {
    const entries = Object.entries(dev.output['amazon-bedrock'].models);
    return publishedBy(
      'models.dev',
      entries.map(([id, { limit }]) => [id, statedOf(limit.context, limit.output)]),
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).flatMap(([key, entry]): [string, StatedLimits][] => {
    const read = v.safeParse(liteLlmEntry, entry);
    // Keys of a commitment are those of a price; their limits are the model's own, or are not there.
    if (!read.success || !read.output.litellm_provider.startsWith('bedrock') || /commitment/.test(key)) return [];
    return [[key, statedOf(read.output.max_input_tokens, read.output.max_output_tokens)]];
  });
  return publishedBy('LiteLLM', entries);
}

function statedOf(contextWindow: number | undefined, maxOutputTokens: number | undefined): StatedLimits {
  return {
    ...(contextWindow !== undefined && { contextWindow }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  };
}

/** Where the ids of one model (`us.…`, `eu.…`, its own) disagree, the figure that most of them have counts. */
function publishedBy(
  list: PublishedLimits['list'],
  entries: readonly (readonly [string, StatedLimits])[],
): PublishedLimits | undefined {
  const byId = new Map<string, StatedLimits[]>();
  for (const [key, stated] of entries) {
    const id = modelIdIn(key);
    byId.set(id, [...(byId.get(id) ?? []), stated]);
  }
  if (byId.size === 0) return undefined;
  const limits = [...byId].map(([id, stated]) => [
    id,
    statedOf(
      mostFrequent(stated.flatMap(({ contextWindow }) => contextWindow ?? [])),
      mostFrequent(stated.flatMap(({ maxOutputTokens }) => maxOutputTokens ?? [])),
    ),
  ]);
  return { list, limits: Object.fromEntries(limits) };
}

/** `bedrock/us-east-1/us.amazon.nova-lite-v1:0` as `amazon.nova-lite-v1:0`. */
function modelIdIn(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).replace(/^(?:us|us-gov|eu|apac|jp|au|ca|in|global)\.(?=[^.]+\.)/, '');
}

function mostFrequent(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
