/** Limits that the service itself stated when it refused a call that asked for more: they win over every published one. */
import type { LimitField, StatedLimits } from './limits.ts';

/**
 * Claude's Messages, as quoted in public threads of 2025 and 2026 (`max_tokens: 8000 > 4096, which is ...`); Converse: recorded
 * replies, 2024 to 2026, in `test/verdict/replies.json`: "exceeds the model limit" and "prompt is too long". The others, all live
 * calls: GPT on bedrock-mantle (BerriAI/litellm#37862 and #38368, 2026-08); open models on bedrock-mantle, InvokeModel and Converse
 * (gsd-build/gsd-2#5409, 2026-05-05; tests of stdapi.ai, 2026); OpenAI's own validator, of the longest output.
 */
const statements: readonly [LimitField, RegExp][] = [
  ['maxOutputTokens', /maximum tokens you requested exceeds the model limit of (\d+)/i],
  ['maxOutputTokens', /max_tokens: \d+ > (\d+), which is the maximum allowed number of output tokens/i],
  ['maxOutputTokens', /model supports at most (\d+) completion tokens/i],
  ['maxOutputTokens', /max_(?:output|completion)_tokens\b.{0,40}above maximum value.{0,10}Expected a value <= (\d+)/i],
  ['contextWindow', /prompt is too long: \d+ tokens > (\d+) maximum/i],
  ['contextWindow', /prompt tokens \(\d+\) exceed model maximum \((\d+)\)/i],
  ['contextWindow', /maximum context length (?:is (\d+) tokens|\((\d+)\))/i],
];

/** Undefined where the words state no limit. */
export function limitStatedIn(message: string): StatedLimits | undefined {
  for (const [field, words] of statements) {
    const tokens = words.exec(message)?.slice(1).find(Boolean);
    if (tokens !== undefined) return { [field]: Number(tokens) };
  }
  return undefined;
}

/** Gathers what a run's refusals state, by model id; where Regions differ the lower counts, because it holds everywhere. */
export class MeasuredLimits {
  readonly #byModel = new Map<string, StatedLimits>();

  add(model: string, message: string): void {
    const found = limitStatedIn(message);
    if (found === undefined) return;
    const known = this.#byModel.get(model) ?? {};
    this.#byModel.set(model, {
      ...known,
      ...(found.contextWindow !== undefined && { contextWindow: least(known.contextWindow, found.contextWindow) }),
      ...(found.maxOutputTokens !== undefined && {
        maxOutputTokens: least(known.maxOutputTokens, found.maxOutputTokens),
      }),
    });
  }

  of(ids: readonly string[]): StatedLimits | undefined {
    return ids.map((id) => this.#byModel.get(id)).find((found) => found !== undefined);
  }
}

function least(known: number | undefined, found: number): number {
  return known === undefined ? found : Math.min(known, found);
}
