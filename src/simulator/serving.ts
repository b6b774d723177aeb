/** Which model answers which API on which endpoint: AWS's own tables where they name it, else its modalities. */
import { readFileSync } from 'node:fs';

import type { Serving } from './scenario.ts';

interface Tables {
  runtime: Record<string, Serving>;
  mantle: Record<string, Serving>;
}

let tables: Tables | undefined;

function readTables(): Tables {
  if (tables === undefined) {
    const parsed: Tables = JSON.parse(readFileSync(new URL('./data/apis.json', import.meta.url), 'utf8'));
    tables = parsed;
  }
  return tables;
}

interface Described {
  id: string;
  input: string[];
  output: string[];
}

export function runtimeServing(model: Described): Serving {
  return readTables().runtime[model.id] ?? { apis: inferredApis(model) };
}

function inferredApis({ id, input, output }: Described): string {
  if (!output.includes('TEXT')) return output.includes('VIDEO') ? '' : 'invoke';
  if (input.includes('SPEECH') && output.includes('SPEECH')) return '';
  // Rerankers are listed as text to text.
  return id.includes('.rerank') ? 'invoke' : 'invoke converse';
}

/** GPT-5 and later, Grok and Gemma 4 live under /openai/v1, Claude under /anthropic/v1, all others under /v1. */
export function mantleServing(id: string): Serving {
  const known = readTables().mantle[id];
  if (known !== undefined) return known;
  if (id.startsWith('anthropic.')) return { apis: 'messages', prefix: '/anthropic/v1' };
  if (/^(openai\.gpt-\d|xai\.|google\.gemma-4)/.test(id)) {
    return { apis: 'chat-completions responses', prefix: '/openai/v1' };
  }
  return { apis: 'chat-completions', prefix: '/v1' };
}

export function serves(serving: Serving, api: string): boolean {
  return serving.apis.split(' ').includes(api);
}
