/** How many tokens a model takes and gives: what we know, what its id says, what the package says. */
import type { KnownModel } from '../discovery/known-model.ts';
import { limitCorrections } from './corrections.ts';
import type { Limits } from './record.ts';

export function limitsOf(id: string, known: KnownModel | undefined, packageName: string): Limits {
  const { contextWindow, maxOutputTokens, source = 'unknown' } = limitCorrections[id] ?? {};
  const inId = contextWindowIn(id);
  const window = contextWindow ?? inId ?? known?.contextWindow;
  const windowSource = contextWindow !== undefined ? source : inId !== undefined ? 'model id' : packageName;
  return {
    contextWindow: window ?? 'unknown',
    contextWindowSource: window === undefined ? 'unknown' : windowSource,
    maxOutputTokens: maxOutputTokens ?? 'unknown',
    maxOutputTokensSource: maxOutputTokens === undefined ? 'unknown' : source,
  };
}

/** Provisioned variants carry their size: `amazon.nova-lite-v1:0:24k`. */
function contextWindowIn(id: string): number | undefined {
  const thousands = /:(\d+)k$/.exec(id)?.[1];
  return thousands === undefined ? undefined : Number(thousands) * 1_000;
}
