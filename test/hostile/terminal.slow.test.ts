/** Nothing that a service or a file says acts on who looks at it: not on a terminal, a spreadsheet, a page or a CI runner. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { word } from '../../src/plan/cell.ts';
import { freshDirectory, simulated, visit } from '../end-to-end/harness.ts';
import { everyKind, having, nova } from '../end-to-end/models.ts';
import { plainServer } from '../end-to-end/network.ts';
import { echoing, places, type Place } from './echoes.ts';
import { env, fromBaseline, fromEvidence, fromService } from './every-output.ts';
import { leftBehind } from './left-behind.ts';
import { acting, payloads } from './payloads.ts';

const [formula = ['', ''], command = ['', '']] = payloads;
/** What stands in them may begin a line. */
const firstInLine: Place[] = ['a model id', 'a mantle model id', 'a profile id'];

it.each([
  ...places.map((place) => [place, ...formula] as const),
  ...firstInLine.map((place) => [place, ...command] as const),
])('%s that begins with %s acts nowhere', async (place, _name, text) => {
  const cwd = freshDirectory();
  const simulator = await simulated(echoing(place, text));
  const outputs = [
    ...(await fromService(simulator, cwd)),
    ...(await fromEvidence(cwd)),
    ...(await fromBaseline(simulator, cwd)),
  ];
  expect(outputs.flatMap(acting)).toEqual([]);
});

it('the words of STS when it refuses a role act nowhere', async () => {
  const sts = await plainServer((incoming, response) => {
    incoming.resume();
    const text = formula[1].replaceAll(/[<>&\p{Cc}]/gu, (one) => `&#${one.charCodeAt(0) || 7};`);
    response.writeHead(403, { 'content-type': 'text/xml' });
    response.end(`<ErrorResponse><Error><Code>AccessDenied</Code><Message>${text}</Message></Error></ErrorResponse>`);
  });
  const simulator = await simulated(having(nova));
  for (const argv of [['run'], ['list'], ['doctor'], ['models']]) {
    const run = await visit(simulator, [...argv, '--role-arn', 'arn:aws:iam::123456789012:role/x'], {
      env: { ...env, AWS_ENDPOINT_URL_STS: sts },
    });
    expect(leftBehind(run).flatMap(acting)).toEqual([]);
    expect(run.code).not.toBe(0);
  }
});

/** Members whose values a report relies on. */
const structure =
  /^(?:t|endpoint|profileType|api|apis|verdict|reason|at|startedAt|endedAt|cell|kind|method|path|route|source)$/;

/** The same line with the payload behind each text that a service wrote. */
function hostile(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text + value;
  if (Array.isArray(value)) return value.map((member) => hostile(member, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, structure.test(name) ? member : hostile(member, text)]),
  );
}

/** Region, model and profile are words of the key. */
function hostileLine(line: string, text: string): string {
  const value = JSON.parse(line) as { cell?: string };
  const [region = '', endpoint = '', model = '', profile = '', ...rest] = value.cell?.split(' ') ?? [];
  const changed = (name: string): string => (name === '-' ? name : word(text + decodeURIComponent(name)));
  const key = [text + region, endpoint, changed(model), changed(profile), ...rest].join(' ');
  return JSON.stringify({ ...(hostile(value, text) as object), ...(value.cell !== undefined && { cell: key }) });
}

it.each(payloads)('evidence of others whose texts begin with %s acts nowhere', async (_name, text) => {
  const cwd = freshDirectory();
  const clean = await visit(await simulated({ ...having(...everyKind) }), ['--retries', '0'], { cwd });
  const lines = clean.text('bedrock_evidence.ndjson').trim().split('\n');
  const theirs = join(cwd, 'theirs');
  mkdirSync(theirs);
  writeFileSync(
    join(theirs, 'bedrock_evidence.ndjson'),
    `${lines.map((line) => hostileLine(line, text)).join('\n')}\n`,
  );
  writeFileSync(join(theirs, 'm.csv'), readFileSync(join(cwd, 'bedrock_compatibility_matrix.csv')));
  const ours = /^(?:bedrock_evidence|before)\.ndjson$/;
  const outputs = await fromEvidence(theirs);
  expect(outputs.filter(([where]) => !ours.test(where)).flatMap(acting)).toEqual([]);
});
