/** A folder of its own for each test, and a run written as a run writes it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openEvidence } from '../../src/evidence/open-evidence.ts';
import { keyOf } from '../../src/plan/cell.ts';
import type { Attempt, Run } from '../../src/types.ts';

export const attempt: Attempt = {
  at: '2026-11-20T01:00:01.000Z',
  ms: 41,
  method: 'POST',
  path: '/model/amazon.nova-lite-v1%3A0/converse',
  route: '/model',
  variant: 'converse',
  sent: '{"messages":[]}',
  status: 200,
  reply: { text: 'OK', outputTokens: 1 },
};

export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'evidence-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Writes the run to a new evidence file, one attempt per settled cell. */
export async function recorded(run: Run): Promise<string> {
  const path = join(await folder(), 'evidence.ndjson');
  const evidence = await openEvidence(path, 'new');
  await evidence.header(run.header);
  await evidence.found(run.rows, run.listings);
  for (const row of run.rows) {
    for (const api of run.header.apis) {
      const result = run.results.get(keyOf(row, api));
      if (result === undefined) continue;
      evidence.attempt({ row, api }, attempt);
      await evidence.settled({ row, api }, result);
    }
  }
  if (run.end !== undefined) await evidence.end(run.end);
  await evidence.close();
  return path;
}
