/** Reads what a quota limits from its name, the only place where it stands. */
import type { QuotaScope } from './quota-record.ts';

/** `batch` quotas tell that a model takes batch jobs; the others limit calls. */
export interface QuotaSubject {
  /** The model, as the name spells it. */
  model: string;
  scope: QuotaScope | 'batch';
  measure: string;
  variant: string | null;
}

interface Pattern {
  name: RegExp;
  read(groups: Record<string, string | undefined>): Omit<QuotaSubject, 'model' | 'variant'>;
}

/** What limits batch jobs, as Service Quotas names it. */
const batchLimits = [
  '(?:Minimum number of )?records per (?:input file per )?batch inference job',
  'Batch inference (?:job|input file) size(?: \\(in GB\\))?',
  'Sum of in-progress and submitted batch inference jobs using a base model',
];

/** What limits calls of one model: by scope, unit and time. */
const callLimit = [
  '(?<scope>Global cross-region|Cross-region|On-demand)(?:,? latency-optimized)?',
  '(?:model inference|InvokeModel)',
  '(?<unit>requests|tokens) per (?<time>minute|day) for (?<model>.+)',
];

/** Names: Service Quotas of 2025 and 2026, and the user guide's `quotas-runtime` and `quotas-mantle`. */
const patterns: readonly Pattern[] = [
  {
    name: new RegExp(`^${callLimit.join(' ')}$`, 'i'),
    read: ({ scope = '', unit = '', time = '' }) => ({
      scope: scopeOf(scope),
      measure: `${unit.toLowerCase()} per ${time.toLowerCase()}`,
    }),
  },
  {
    name: /^Model invocation max (?:latency-optimized )?tokens per day for (?<model>.+)$/i,
    read: () => ({ scope: 'account', measure: 'tokens per day' }),
  },
  {
    name: /^\[bedrock-mantle endpoint\] (?<way>Input|Output) tokens per minute for (?<model>.+)$/i,
    read: ({ way = '' }) => ({ scope: 'mantle', measure: `${way.toLowerCase()} tokens per minute` }),
  },
  {
    name: /^InvokeModel requests per minute for (?<model>.+)$/i,
    read: () => ({ scope: 'on-demand', measure: 'requests per minute' }),
  },
  {
    name: /^On-demand InvokeModel concurrent requests for (?<model>.+)$/i,
    read: () => ({ scope: 'on-demand', measure: 'concurrent requests' }),
  },
  {
    name: new RegExp(`^(?:${batchLimits.join('|')}) for (?<model>.+)$`, 'i'),
    read: () => ({ scope: 'batch', measure: 'batch' }),
  },
];

/** Undefined for a quota of something else than the calls of one model. */
export function quotaSubject(name: string): QuotaSubject | undefined {
  for (const pattern of patterns) {
    const groups = pattern.name.exec(name)?.groups;
    const model = groups?.['model'];
    if (groups !== undefined && model !== undefined) {
      return { ...pattern.read(groups), model: modelIn(model), variant: variantIn(name) };
    }
  }
  return undefined;
}

function scopeOf(words: string): QuotaScope {
  const lower = words.toLowerCase();
  if (lower.startsWith('global')) return 'global-cross-region';
  return lower.startsWith('cross') ? 'cross-region' : 'on-demand';
}

function modelIn(text: string): string {
  return text
    .replace(/ \((?:doubled for cross-region calls|in GB)\)$/i, '')
    .replace(/ 1M Context Length$/i, '')
    .trim();
}

function variantIn(name: string): string | null {
  if (/ 1M Context Length\b/i.test(name)) return '1M context';
  return /latency-optimized/i.test(name) ? 'latency-optimized' : null;
}
