/** What an interrupted run costs when it is gone on with: calls for cells that were settled before. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { withSimulator } from './children.ts';
import { sweepOnce } from './sweep.ts';
import { figure, type Figure } from './table.ts';

export async function resume(): Promise<Figure[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'bedrock-matrix-bench-'));
  try {
    return await withSimulator({ models: 300, latency: { median: 20, tail: 100 } }, async (env) => {
      const flags = { service: ['bedrock-runtime'], api: ['invoke', 'converse'] };
      const stop = new AbortController();
      let settled = 0;
      await sweepOnce({ flags, env, cwd, signal: stop.signal, onSettled: () => ++settled === 250 && stop.abort() });
      await sweepOnce({ flags: { ...flags, resume: ['true'] }, env, cwd });
      return figuresOf(readFileSync(join(cwd, 'bedrock_evidence.ndjson'), 'utf8'));
    });
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

function figuresOf(evidence: string): Figure[] {
  const lines = evidence
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { t: string; cell?: string });
  const at = lines.findIndex(({ t }) => t === 'resume');
  const before = new Set(
    lines
      .slice(0, at)
      .filter(({ t }) => t === 'cell')
      .map(({ cell }) => cell),
  );
  const again = lines.slice(at).filter(({ t, cell }) => t === 'attempt' && before.has(cell)).length;
  return [figure(`calls repeated for ${before.size} settled cells`, String(again), '0')];
}
