/** Makes names of models comparable: quotas, price lists and listings spell the same model in different ways. */
import { withoutEnding } from '../discovery/id-ending.ts';

/** Words that belong to the source and not to the name. */
const notes = / ?\((?:amazon bedrock edition|amazon bedrock|doubled for cross-region calls|in gb)\)/g;

/** Spellings of providers before a model's name, longest first. From quota names, price lists and listings. */
const providers = [
  'mistral ai',
  'stability ai',
  'stability.ai',
  'ai21 labs',
  'moonshot ai',
  'kimi ai',
  'minimax ai',
  'twelve labs',
  'writer ai',
  'luma ai',
  'anthropic',
  'twelvelabs',
  'deepseek',
  'minimax',
  'mistral',
  'amazon',
  'cohere',
  'google',
  'openai',
  'nvidia',
  'writer',
  'qwen',
  'meta',
  'z.ai',
  'z ai',
  'zai',
  'luma',
  'xai',
];

/** Words that say how a model was trained, which some sources leave out. */
const trainings = new Set(['instruct', 'it', 'pt']);

/**
 * `Claude 4.6 Sonnet`, `Claude Sonnet 4.6` and `Claude4.6Sonnet` have one key: words in any order, numbers in theirs.
 * A first version (`V1`) and a minor version of zero count for nothing. Undefined for a name of fewer than two parts.
 */
export function nameKey(name: string): string | undefined {
  return keyOf(partsOf(name));
}

/** The same without the provider before it; undefined where there is none. */
export function keyWithoutProvider(name: string): string | undefined {
  const lower = plain(name);
  const provider = providers.find((one) => lower.startsWith(`${one} `));
  return provider === undefined ? undefined : keyOf(partsOf(lower.slice(provider.length)));
}

/** Words like `Instruct` left out, with and without the provider: the last resort. */
export function looseKeys(name: string): string[] {
  const lower = plain(name);
  const provider = providers.find((one) => lower.startsWith(`${one} `));
  const names = provider === undefined ? [lower] : [lower, lower.slice(provider.length)];
  return names.flatMap((one) => keyOf(partsOf(one).filter((part) => !trainings.has(part))) ?? []);
}

/** `anthropic.claude-3-5-sonnet-20241022-v2:0` as `claude 3 5 sonnet v2`: the name that an id tells. */
export function nameInId(id: string): string {
  const name = id.slice(id.indexOf('.') + 1);
  return withoutEnding(name, /(?::\w+)*$/)
    .replace(/-\d{8}(?=-|$)/, '')
    .replaceAll('-', ' ');
}

function plain(name: string): string {
  return name.toLowerCase().replace(notes, '').trim();
}

function partsOf(name: string): string[] {
  const bare = plain(name)
    .replace(/\bv1(?::\d+)?\b(?!\.\d)/g, ' ')
    .replace(/\bv(?=\d)/g, ' ')
    .replace(/(?<=\d)\.0(?!\d)/g, ' ');
  return bare.match(/[a-z]+|\d+/g) ?? [];
}

function keyOf(parts: readonly string[]): string | undefined {
  if (parts.length < 2) return undefined;
  const words = parts.filter((part) => /[a-z]/.test(part)).toSorted();
  const numbers = parts.filter((part) => !/[a-z]/.test(part));
  return `${words.join(' ')}|${numbers.join('.')}`;
}
