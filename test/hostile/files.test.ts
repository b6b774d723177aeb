/** Files that are not what their names say: nothing measured is lost, and nothing hangs. */
import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/failure.ts';
import { freshDirectory, simulated, usualCsv, usualEvidence, visit, type Visit } from '../end-to-end/harness.ts';
import { having, nova, plainModel } from '../end-to-end/models.ts';
import { hasPipes, isWindows, notOnWindows } from '../platform.ts';

const argv = ['--service', 'bedrock-runtime', '--api', 'converse'];

describe('outputs and evidence that are one file', () => {
  it.each<[string, string, (cwd: string) => void]>([
    ['by a symbolic link', 'm.csv', (cwd) => symlinkSync(usualEvidence, join(cwd, 'm.csv'))],
    ['by a hard link', 'm.csv', (cwd) => linkSync(join(cwd, usualEvidence), join(cwd, 'm.csv'))],
    ['by a link of its folder', join('other', usualEvidence), (cwd) => symlinkSync(cwd, join(cwd, 'other'))],
    ['by another spelling', `.//./${usualEvidence}`, () => undefined],
  ])('%s are refused, and the evidence stays', async (_how, output, prepare) => {
    const cwd = freshDirectory();
    writeFileSync(join(cwd, usualEvidence), 'what an earlier run measured\n');
    prepare(cwd);
    const run = await visit(await simulated(having(nova)), ['-o', output, '-f', 'csv', ...argv], { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/(?:--evidence|--output) and (?:--evidence|--output) name the same file/);
    expect(run.text(usualEvidence)).toBe('what an earlier run measured\n');
  });

  it('are refused by report, too', async () => {
    const cwd = freshDirectory();
    await visit(await simulated(having(nova)), argv, { cwd });
    const before = readFileSync(join(cwd, usualEvidence));
    symlinkSync(usualEvidence, join(cwd, 'again.csv'));
    const run = await visit(undefined, ['report', usualEvidence, '-o', 'again.csv'], { cwd });
    expect(run.code).toBe(2);
    expect(readFileSync(join(cwd, usualEvidence))).toEqual(before);
  });
});

describe.skipIf(isWindows)(`evidence that is${notOnWindows('an open file cannot be moved')}`, () => {
  const models = Array.from({ length: 30 }, (_, n) => plainModel(`acme.m${n}-v1:0`));

  it.each<[string, (path: string) => void]>([
    ['emptied', (path) => truncateSync(path, 0)],
    ['cut', (path) => truncateSync(path, 100)],
    ['written into by something else', (path) => writeFileSync(path, 'noise\n', { flag: 'a' })],
    ['replaced', (path) => (renameSync(path, `${path}.old`), writeFileSync(path, 'mine\n'))],
    ['moved away', (path) => renameSync(path, `${path}.old`)],
  ])('%s during the run: exit code 1, and what was measured is in a new file', async (_how, disturb) => {
    const simulator = await simulated({ ...having(...models), latency: 40 });
    const cwd = freshDirectory();
    const running = visit(simulator, [...argv, '-c', '2'], { cwd });
    await until(() => settledIn(join(cwd, usualEvidence)) >= 3);
    disturb(join(cwd, usualEvidence));
    const run = await running;
    expect(run.code).toBe(1);
    const kept = /What was measured is in (\S+\.ndjson)/.exec(run.stderr)?.[1] ?? '';
    const again = await visit(undefined, ['report', kept, '-o', 'again.csv'], { cwd });
    // What is missing is said by report, too.
    expect(again.code).toBe(4);
    expect(marksOf(again).filter((mark) => mark === '✓').length).toBeGreaterThanOrEqual(3);
    const resumed = await visit(simulator, [...argv, '--resume', '--evidence', kept], { cwd });
    expect(resumed.code).toBe(0);
    expect(resumed.csv().every((row) => row['Converse_API'] === '✓')).toBe(true);
  });

  function settledIn(path: string): number {
    try {
      return readFileSync(path, 'utf8').split('{"t":"cell"').length - 1;
    } catch {
      return 0;
    }
  }

  function marksOf(run: Visit): (string | undefined)[] {
    return run.csv(run.text('again.csv')).map((row) => row['Converse_API']);
  }
});

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 2000; tries += 1) await new Promise((done) => setTimeout(done, 5));
}

describe.skipIf(!hasPipes)(`a pipe that nobody${hasPipes ? '' : ' (skipped: no mkfifo)'}`, () => {
  it.each([
    ['reads, as an output', ['-o', 'pipe', '-f', 'csv'], 1, 'a pipe that nobody reads'],
    ['reads, as the error log', ['--error-log', 'pipe'], 1, 'a pipe that nobody reads'],
    ['reads, as the evidence', ['--evidence', 'pipe'], 1, 'it is a pipe'],
  ])('%s: one sentence, and no call', async (_as, files, code, words) => {
    const cwd = freshDirectory();
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const simulator = await simulated(having(nova));
    const run = await visit(simulator, [...files, ...argv], { cwd });
    expect({ code: run.code, told: run.stderr.includes(words) }).toEqual({ code, told: true });
    expect(simulator.requests).toEqual([]);
  });

  it('writes, as .env: one sentence', async () => {
    const cwd = freshDirectory();
    execFileSync('mkfifo', [join(cwd, '.env')]);
    // Files cannot be read while the pipe is there: what is left is not looked at.
    const run = await visit(undefined, ['policy'], { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('.env is a pipe, and nobody writes into it');
  });
});

describe.skipIf(!hasPipes)(
  `what is read from a pipe that nobody writes${hasPipes ? '' : ' (skipped: no mkfifo)'}`,
  () => {
    it.each([
      [['report', 'pipe', '-o', 'a.csv'], 1],
      [['explain', nova.id, '--evidence', 'pipe'], 1],
      [['diff', 'pipe', 'pipe'], 1],
      [['trend', 'pipe'], 1],
    ])('%j: one sentence', async (command, code) => {
      const cwd = freshDirectory();
      execFileSync('mkfifo', [join(cwd, 'pipe')]);
      const run = await visit(undefined, command, { cwd });
      expect(run.code).toBe(code);
      expect(run.stderr).toMatch(/pipe is a pipe, and (?:nobody writes into it|is read twice)/);
    });
  },
);

it('--resume where nothing had been measured is a new run, and says so', async () => {
  const run = await visit(await simulated(having(nova)), [...argv, '--resume']);
  expect(run.code).toBe(0);
  expect(run.stderr).toContain('nothing was measured yet: this is a new run');
});

it('ids whose keys would be one text when glued together stay rows of their own', async () => {
  const ids = ['acme.a', 'acme.a -', 'acme.a%20-', 'acme.a - converse'];
  const simulator = await simulated({
    ...having(nova),
    faults: [
      {
        match: { api: 'list-foundation-models' },
        reply: {
          status: 200,
          body: {
            modelSummaries: ids.map((modelId) => ({
              modelId,
              providerName: 'Acme',
              inputModalities: ['TEXT'],
              outputModalities: ['TEXT'],
              inferenceTypesSupported: ['ON_DEMAND'],
            })),
          },
        },
      },
    ],
  });
  const run = await visit(simulator, [...argv, '-o', 'm.csv', '-o', 'm.callable.json']);
  const again = await visit(undefined, ['report', usualEvidence, '-o', 'again.csv'], { cwd: run.cwd });
  const models = again.csv(again.text('again.csv')).map((row) => row['Model']);
  expect(models).toEqual(expect.arrayContaining(ids));
  expect(again.text('again.csv')).toBe(run.text('m.csv'));
});

describe('a symbolic link to nowhere', () => {
  it('is followed: the report is where it points', async () => {
    const cwd = freshDirectory();
    symlinkSync('elsewhere.csv', join(cwd, usualCsv));
    const run = await visit(await simulated(having(nova)), argv, { cwd });
    expect(run.code).toBe(0);
    expect(run.text('elsewhere.csv')).toContain(nova.id);
    expect(run.text(usualCsv)).toBe(run.text('elsewhere.csv'));
  });

  it('into a folder that is not there is told before the first call', async () => {
    const cwd = freshDirectory();
    symlinkSync('nowhere/elsewhere.csv', join(cwd, usualCsv));
    const simulator = await simulated(having(nova));
    const run = await visit(simulator, argv, { cwd });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('nowhere');
    expect(simulator.requests).toEqual([]);
  });
});

it('too many open files are one sentence, not a stack', () => {
  const error = new Error('fetch failed', {
    cause: Object.assign(new Error('connect EMFILE 10.0.0.1:443'), { code: 'EMFILE' }),
  });
  expect(describeFailure(error, true).text).toMatch(
    /^bedrock-matrix: too many files and connections.*\n {2}Raise.*\n$/,
  );
});
