/** What @pydantic/genai-prices knows of a model: its context window, and a price where AWS lists none. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { calcPrice, type ModelPrice } from '@pydantic/genai-prices';

import { withoutEnding } from './id-ending.ts';

/** Tokens, and USD per million of them; what is absent is not known. */
export interface KnownModel {
  contextWindow?: number;
  input?: number;
  output?: number;
  cacheRead?: number;
  cacheWrite?: number;
}

/**
 * The package matches loosely (`titan-embed-text-v2` gives the price of v1), so an entry counts only when its id is the
 * model's own but for routing, date and a first version. Prices with steps are given at their first step.
 */
export function knownModel(id: string): KnownModel | undefined {
  const found = calcPrice({ input_tokens: 1 }, id, { providerId: 'aws' });
  if (found === null || bare(found.model.id) !== bare(id)) return undefined;
  const { context_window: contextWindow } = found.model;
  const price = found.model_price;
  return {
    ...(contextWindow !== undefined && { contextWindow }),
    ...rate('input', price['input_mtok']),
    ...rate('output', price['output_mtok']),
    ...rate('cacheRead', price['cache_read_mtok']),
    ...rate('cacheWrite', price['cache_write_mtok']),
  };
}

/** `@pydantic/genai-prices 0.1.8`. The package does not export its manifest, so it is read from beside its code. */
export function knownModelsSource(): string {
  const name = '@pydantic/genai-prices';
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
    const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
    return isManifest ? `${name} ${String(manifest.version)}` : name;
  } catch {
    return name;
  }
}

function rate<Kind extends keyof KnownModel>(kind: Kind, price: ModelPrice[string]): { [K in Kind]?: number } {
  const usd = typeof price === 'object' ? price.base : price;
  const field: { [K in Kind]?: number } = {};
  if (usd !== undefined) field[kind] = usd;
  return field;
}

function bare(id: string): string {
  return withoutEnding(id.replace(/^(?:regional|global)\./, ''), /(?::\d+)*$/)
    .replace(/-v1$/, '')
    .replace(/-\d{8}$/, '');
}
