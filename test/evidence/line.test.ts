import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openEvidence } from '../../src/evidence/open-evidence.ts';
import { parseLine } from '../../src/evidence/line.ts';
import type { Json } from '../../src/types.ts';
import { sampleRun } from '../report/sample-run.ts';
import { freshDirectory } from '../end-to-end/harness.ts';

type Line = { t: string; [name: string]: unknown };

/** One line of each kind, as a run writes them. */
async function writtenLines(): Promise<Map<string, Line>> {
  const path = `${freshDirectory()}/evidence.ndjson`;
  const evidence = await openEvidence(path, 'new');
  const run = sampleRun();
  await evidence.header(run.header);
  await evidence.found(run.rows, run.listings);
  await evidence.close();
  const lines = (await readFile(path, 'utf8')).trim().split('\n');
  return new Map(lines.map((text) => JSON.parse(text)).map((line: Line) => [line.t, line]));
}

const attempt = {
  t: 'attempt',
  cell: 'x',
  at: '2026-11-20T00:00:00Z',
  ms: 1,
  method: 'POST',
  path: '/',
  route: '/model',
  variant: 'converse',
  sent: '{}',
};

describe('a line of evidence that was tampered with', () => {
  it.each<[string, string, Json]>([
    ['run', 'regions', [null]],
    ['run', 'apis', ['__proto__']],
    ['run', 'apis', 'converse'],
    ['run', 'features', [5]],
    ['run', 'features', [{ key: 'a', column: 'A', apis: [1] }]],
    ['run', 'accounts', [{}]],
    ['row', 'input', [5, {}]],
    ['row', 'destinations', [{}]],
    ['row', 'claims', { lifecycle: 5 }],
    ['row', 'claims', { inferenceTypes: 'ON_DEMAND' }],
    ['attempt', 'reply', { text: { a: 1 } }],
    ['attempt', 'reply', { inputTokens: 'x' }],
    ['attempt', 'fault', { origin: 7, message: {} }],
    ['attempt', 'fault', []],
  ])('%s with %s %j is refused by the name of the member', async (t, name, value) => {
    const line = t === 'attempt' ? attempt : (await writtenLines()).get(t);
    expect(parseLine(JSON.stringify(line))).toMatchObject({ ok: true });
    expect(parseLine(JSON.stringify({ ...line, [name]: value }))).toMatchObject({
      ok: false,
      detail: `"${name}" is missing or of the wrong kind`,
    });
  });
});
