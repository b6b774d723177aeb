/** What a person at a terminal sees before and around a run, against what a pipe gets. */
import { expect, it } from 'vitest';
import { guardOutput } from '../../src/guard-output.ts';
import { listingLine } from '../../src/commands/listing-line.ts';
import { PassThrough, Readable } from 'node:stream';
import { runInProcess } from '../run-in-process.ts';
import { freshDirectory, simulated, visit } from './harness.ts';
import { having, nova } from './models.ts';

it('list is a table with titles on a terminal, and bare tabs in a pipe', async () => {
  const simulator = await simulated(having(nova));
  const env = { AWS_REGION: 'us-east-1', ...simulator.environment };
  const seen = await runInProcess(['list'], { env, cwd: freshDirectory(), columns: 120 });
  const [header = '', ...rows] = seen.stdout.trimEnd().split('\n');
  expect(header).toMatch(/^REGION +SERVICE +TYPE +MODEL OR PROFILE +APIS$/);
  expect(new Set(rows.map((row) => row.search(/(?:us\.)?amazon\.nova/)))).toEqual(
    new Set([header.indexOf('MODEL OR PROFILE')]),
  );
  const piped = await visit(simulator, ['list']);
  expect(piped.stdout).toMatch(/^us-east-1\tbedrock-runtime\tin-region\tamazon\.nova-lite-v1:0\tinvoke,converse/m);
  expect(piped.stdout).not.toContain('REGION');
});

it('a terminal says what is listed until something else is written, a pipe says nothing', () => {
  const written = (progress: 'live' | 'lines'): string => {
    const stderr = new PassThrough();
    const io = {
      pid: 1,
      env: {},
      cwd: '/',
      stdin: Readable.from([]),
      stdout: new PassThrough(),
      stderr: guardOutput(stderr),
    };
    const line = listingLine({ progress, regions: ['us-east-1'] }, { ...io, signal: new AbortController().signal });
    line.start();
    line.end();
    line.end();
    return String(stderr.read() ?? '');
  };
  expect(written('live')).toBe('listing us-east-1…\r\u001B[2K');
  expect(written('lines')).toBe('');
});
