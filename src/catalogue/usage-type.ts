/** Reads what a price is a price of from its usage type. */
import type { ListedPrice } from '../discovery/price-list.ts';
import type { RateKind, Tier, Usage } from './price-record.ts';

/**
 * Undefined for what is not the price of a call: reserved capacity, training, storage, guardrails. Three grammars, as the
 * offer files of 2026 show: `USE1-NovaLite-input-tokens-batch`, `USE1-<id>-mantle-input-tokens-standard` and
 * `USE1-MP:USE1_InputTokenCount_Global-Units`.
 */
export function usageOf({ attributes }: ListedPrice): Usage | undefined {
  const usagetype = attributes['usagetype'] ?? '';
  const feature = (attributes['feature'] ?? '').toLowerCase();
  const words = wordsIn(bareUsage(usagetype));
  if (words.some((word) => otherThings.has(word)) || otherFeatures.test(feature)) return undefined;
  const kind = /\b[TI]2I\b/.test(usagetype) ? 'image' : kindOf(words);
  if (kind === undefined) return undefined;
  return {
    kind,
    modality: modalityOf(words, kind),
    tier: feature === 'batch inference' ? 'batch' : tierOf(words),
    routing: words.includes('global') ? 'global' : 'regional',
    longContext: words.includes('long') && (words.includes('ctx') || words.includes('context')),
    endpoint: words.includes('mantle') ? 'bedrock-mantle' : 'bedrock-runtime',
  };
}

/** `USE1-MP:USE1_input_tokens_standard-Units` as `input_tokens_standard`: the same in every Region. */
export function bareUsage(usagetype: string): string {
  return usagetype.replace(/^[A-Z]{2,4}\d?-(?:MP:[A-Z]{2,4}\d?_)?/, '').replace(/-Units$/, '');
}

/** The id that a mantle usage type holds: `USE1-openai.gpt-5.5-mantle-input-tokens-standard`. */
export function mantleIdIn(usagetype: string): string | undefined {
  return /^([a-z0-9-]+\.[a-z0-9.:-]+?)-mantle-/.exec(bareUsage(usagetype))?.[1];
}

/** What stands before the tokens in a usage type: `NovaLite`, `TitanEmbeddingV2-Text`. */
export function stemOf(usagetype: string): string | undefined {
  return /^(.+?)-(?:text-)?(?:input|output|cache|T2I|I2I|search)\b/.exec(bareUsage(usagetype))?.[1];
}

const otherThings = new Set(['reserved', 'tpm', 'provisioned', 'customization', 'training', 'storage', 'guardrail']);
const otherFeatures =
  /reserved|provisioned|custom|training|storage|guardrail|knowledge|agent|flow|evaluation|automation/;

/** Split at every seam: hyphens, underscores, and capitals inside. */
function wordsIn(usage: string): string[] {
  const spaced = usage.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return spaced.toLowerCase().split(/[\s_:-]+/);
}

/** What calls are sold by beside tokens and images made. */
const otherUnits = new Set([
  'units',
  'unit',
  'image',
  'images',
  'seconds',
  'second',
  'minute',
  'minutes',
  'video',
  'audio',
]);

function kindOf(words: readonly string[]): RateKind | undefined {
  const has = (...wanted: string[]): boolean => wanted.every((word) => words.includes(word));
  const tokens = has('tokens') || has('token') || has('count');
  if (has('cache', 'read')) return 'cache-read';
  // A write that is kept for an hour costs more than the usual one of five minutes.
  if (has('cache')) return words.some((word) => /^(?:write)?1h$/.test(word)) ? 'other' : 'cache-write';
  if (has('input') && tokens) return 'input';
  if ((has('output') || has('response')) && tokens) return 'output';
  if (has('created', 'image')) return 'image';
  return words.some((word) => otherUnits.has(word)) ? 'other' : undefined;
}

function modalityOf(words: readonly string[], kind: RateKind): Usage['modality'] {
  if (kind === 'image') return 'image';
  if (words.includes('audio') || words.includes('speech')) return 'audio';
  if (words.includes('video')) return 'video';
  return words.includes('image') ? 'image' : 'text';
}

function tierOf(words: readonly string[]): Tier {
  if (words.includes('batch')) return 'batch';
  if (words.includes('flex')) return 'flex';
  if (words.includes('priority')) return 'priority';
  return words.includes('latency') ? 'latency-optimized' : 'standard';
}

/** A price per million tokens where the unit is of tokens, else as it stands. */
export function normalised({ unit, usd, description }: ListedPrice): { usd: number; unit: string } {
  const factor =
    tokenFactor(unit) ?? (/^units?$/i.test(unit) ? tokenFactor(description.replace(/^.*\|/, '')) : undefined);
  return factor === undefined ? { usd, unit } : { usd: Number((usd * factor).toPrecision(12)), unit: 'million tokens' };
}

function tokenFactor(unit: string): number | undefined {
  const words = unit.toLowerCase();
  if (!/tokens?\b/.test(words)) return undefined;
  if (/^(?:1k|1,?000|thousand)\b/.test(words)) return 1_000;
  if (/^(?:1m|1,?000,?000|1 million|million)\b/.test(words)) return 1;
  return /^tokens?$/.test(words) ? 1_000_000 : undefined;
}
