import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fault, Scenario } from '../../src/simulator/scenario.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { freshDirectory, modelCalls, simulated, usualCsv, usualEvidence, visit, type Visit } from './harness.ts';
import { having, plainModel } from './models.ts';

const legacy: Fault['reply'] = {
  status: 404,
  errorType: 'ResourceNotFoundException',
  body: {
    message:
      'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days.',
  },
};
const busy: Fault['reply'] = {
  status: 503,
  errorType: 'ServiceUnavailableException',
  body: { message: 'Too many connections, please wait.' },
};

const steady = ['acme.breaks-v1:0', 'acme.recovers-v1:0', 'acme.unclear-v1:0'].map((id) => plainModel(id));
const firstRun: Scenario = {
  ...having(...steady),
  faults: [{ match: { target: 'acme.recovers-v1:0', api: 'converse' }, reply: legacy }],
};
const secondRun: Scenario = {
  ...having(...steady, plainModel('acme.new-v1:0')),
  faults: [
    { match: { target: 'acme.breaks-v1:0', api: 'converse' }, reply: legacy },
    { match: { target: 'acme.unclear-v1:0', api: 'invoke' }, reply: busy },
  ],
};

const asking = ['--api', 'invoke,converse', '--service', 'bedrock-runtime', '--retries', '0'];

/** A run of its own directory that leaves every kind of file behind. */
async function testRun(
  scenario: Scenario,
  argv: readonly string[] = [],
  around: Parameters<typeof visit>[2] = {},
): Promise<Visit> {
  const simulator = await startSimulator(scenario);
  try {
    return await visit(simulator, [...asking, '-o', usualCsv, '-o', 'm.json', '-o', 'm.cells.csv', ...argv], around);
  } finally {
    await simulator.close();
  }
}

const texts = { first: new Map<string, string>(), second: new Map<string, string>() };
const kept = [usualEvidence, usualCsv, 'm.json', 'm.cells.csv'];

/** A directory with the files of both runs: `first.<name>`, `second.<name>`. */
function bothRuns(): string {
  const cwd = freshDirectory();
  for (const [which, files] of Object.entries(texts)) {
    for (const [name, text] of files) writeFileSync(join(cwd, `${which}.${name}`), text);
  }
  return cwd;
}

describe('two runs: one cell broke, one recovered, one model is new and one cell is inconclusive', () => {
  beforeAll(async () => {
    for (const [which, scenario] of [
      ['first', firstRun],
      ['second', secondRun],
    ] as const) {
      const cwd = mkdtempSync(join(tmpdir(), 'two-runs-'));
      const { text } = await testRun(scenario, [], { cwd });
      for (const name of kept) texts[which].set(name, text(name));
      rmSync(cwd, { recursive: true });
    }
  });

  it('diff says it in a sentence and a list', async () => {
    const { code, stdout, stderr } = await visit(
      undefined,
      ['diff', `first.${usualEvidence}`, `second.${usualEvidence}`],
      { cwd: bothRuns() },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`Changed: 2 (1 broke, 1 recovered), appeared: 2, vanished: 0, unknown: 1
SIMULATED: the built-in simulator answered both runs; nothing here is about AWS.

Broke (1)
  us-east-1  bedrock-runtime  acme.breaks-v1:0  converse  ✓ → blocked (legacy-locked)

Recovered (1)
  us-east-1  bedrock-runtime  acme.recovers-v1:0  converse  blocked (legacy-locked) → ✓

Appeared (2)
  us-east-1  bedrock-runtime  acme.new-v1:0  invoke    none → ✓
  us-east-1  bedrock-runtime  acme.new-v1:0  converse  none → ✓

Unknown: one side is inconclusive, or was not called (1)
  us-east-1  bedrock-runtime  acme.unclear-v1:0  invoke  ✓ → inconclusive (server-error)

New models and profiles (1)
  us-east-1  bedrock-runtime  acme.new-v1:0  in-region
`);
  });

  it('diff tells the same of any two files of theirs', async () => {
    const cwd = bothRuns();
    for (const before of kept) {
      for (const after of kept) {
        const { code, stdout } = await visit(undefined, ['diff', `first.${before}`, `second.${after}`], { cwd });
        expect({ before, after, code, headline: stdout.split('\n')[0] }).toEqual({
          before,
          after,
          code: 0,
          headline: 'Changed: 2 (1 broke, 1 recovered), appeared: 2, vanished: 0, unknown: 1',
        });
      }
    }
  });

  it.each([
    ['regression', 3],
    ['change', 3],
    ['blocked', 3],
    ['inconclusive', 3],
  ])('diff --fail-on %s ends with exit code %i, and says why on stderr', async (condition, code) => {
    const cwd = bothRuns();
    const files = [`first.${usualCsv}`, `second.${usualCsv}`];
    const failing = await visit(undefined, ['diff', ...files, '--fail-on', condition], { cwd });
    expect(failing).toMatchObject({
      code,
      stderr: expect.stringMatching(`^--fail-on ${condition}: 1 cell|^--fail-on change: 4 cells`),
    });
    const same = [`first.${usualCsv}`, `first.${usualCsv}`];
    const fine = await visit(undefined, ['diff', ...same, '--fail-on', 'regression,change,inconclusive'], { cwd });
    expect(fine).toMatchObject({ code: 0, stderr: '' });
  });

  it('a run with --baseline and --fail-on regression ends with 3 and names the cell', async () => {
    const cwd = bothRuns();
    const run = await testRun(secondRun, ['--baseline', `first.${usualEvidence}`, '--fail-on', 'regression'], { cwd });
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('acme.breaks-v1:0 converse: ✓ → blocked (legacy-locked)');
    expect(run.stdout).toContain('--fail-on regression: 1 cell is no longer ✓');
    expect(run.files).toContain(usualCsv);
  });

  it('what the expectations accept does not fail the run, until they expire', async () => {
    const cwd = bothRuns();
    const argv = ['--baseline', `first.${usualCsv}`, '--fail-on', 'regression', '--expectations', 'known'];
    writeFileSync(join(cwd, 'known'), 'acme.breaks* converse blocked expires=2999-12-31\nacme.recovers* * blocked\n');
    const accepted = await testRun(secondRun, argv, { cwd });
    expect(accepted.code).toBe(0);
    expect(accepted.stderr).toContain('known, line 2: acme.recovers* * blocked matches no cell any more');
    writeFileSync(join(cwd, 'known'), 'acme.breaks* converse blocked expires=2020-12-31\n');
    const expired = await testRun(secondRun, argv, { cwd });
    expect(expired.code).toBe(3);
    expect(expired.stderr).toContain('expired on 2020-12-31');
  });

  it('--update-expectations writes what is found, and the next run is content', async () => {
    const cwd = bothRuns();
    const argv = ['--baseline', `first.${usualCsv}`, '--fail-on', 'regression', '--expectations', 'known'];
    expect((await testRun(secondRun, [...argv, '--update-expectations'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'known'), 'utf8')).toBe(
      'acme.breaks-v1:0 converse blocked reason=legacy-locked region=us-east-1 service=bedrock-runtime\n',
    );
    expect((await testRun(secondRun, argv, { cwd })).code).toBe(0);
  });

  it('trend tells since when', async () => {
    const run = await visit(
      undefined,
      ['trend', `second.${usualEvidence}`, `first.${usualEvidence}`, '-o', 'trend.csv', '-o', '-'],
      { cwd: bothRuns() },
    );
    expect(run).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('Runs: 2, cells: 8, flaky: 0, never settled: 0'),
      stdout: expect.stringMatching(/^Region\tService\t.*\nus-east-1\tbedrock-runtime\t/),
    });
    const broken = run
      .csv(run.text('trend.csv'))
      .find((cell) => cell['Model'] === 'acme.breaks-v1:0' && cell['API'] === 'converse');
    const started = (name: string): unknown => run.evidence(name)[0]?.['startedAt'];
    expect(broken).toMatchObject({
      Verdict: 'blocked',
      Changes: '1',
      Since: started(`second.${usualEvidence}`),
      First_Seen: started(`first.${usualEvidence}`),
    });
  });

  it('trend writes the history as a page', async () => {
    const files = [`first.${usualEvidence}`, `second.${usualCsv}`];
    const run = await visit(undefined, ['trend', ...files, '-o', 'history.html'], { cwd: bothRuns() });
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toContain('Wrote history.html\n');
    const page = run.text('history.html');
    expect(page).toContain('http-equiv="Content-Security-Policy" content="default-src \'none\'');
    expect(page).toContain('acme.breaks-v1:0');
    expect(page).not.toMatch(/<!--|^(?:import|export) /m);
  });

  it('trend is never written over the reports that a variable names', async () => {
    const cwd = bothRuns();
    const env = { BEDROCK_MATRIX_OUTPUT: `first.${usualCsv}` };
    const run = await visit(undefined, ['trend', `first.${usualEvidence}`], { cwd, env });
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining('Runs: 1') });
    expect(run.text(`first.${usualCsv}`)).toBe(texts.first.get(usualCsv));
  });

  it('in GitHub Actions the broken cell is annotated, and summary and outputs are written', async () => {
    const cwd = bothRuns();
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
      GITHUB_OUTPUT: join(cwd, 'output'),
    };
    const argv = ['--baseline', `first.${usualEvidence}`, '--fail-on', 'regression'];
    const run = await testRun(secondRun, argv, { cwd, env });
    expect(run.stderr.split('\n').filter((line) => line.startsWith('::'))).toEqual([
      '::error title=acme.breaks-v1%3A0 converse::✓ → blocked (legacy-locked) on bedrock-runtime in us-east-1',
    ]);
    expect(run.text('summary.md')).toContain('Changed: 2 (1 broke, 1 recovered)');
    expect(run.text('output').split('\n')).toEqual(
      expect.arrayContaining(['changed=true', 'suspect=false', 'regressions=1', 'blocked=1']),
    );
    const elsewhere = await testRun(secondRun, argv, { cwd: bothRuns() });
    expect(elsewhere.stderr).not.toContain('::error');
  });
});

describe('--confirm', () => {
  const good = having(plainModel('acme.flaky-v1:0'), plainModel('acme.steady-v1:0'));
  const once: Scenario = {
    ...good,
    faults: [{ match: { target: 'acme.flaky-v1:0', api: 'converse' }, times: 1, reply: legacy }],
  };
  const always: Scenario = {
    ...good,
    faults: [{ match: { target: 'acme.flaky-v1:0', api: 'converse' }, reply: legacy }],
  };
  const argv = ['--baseline', 'before.csv', '--fail-on', 'regression'];

  async function before(): Promise<string> {
    const first = await testRun(good);
    writeFileSync(join(first.cwd, 'before.csv'), first.text(usualCsv));
    return first.cwd;
  }

  it('asks a cell that broke again, and believes it when it answers', async () => {
    const cwd = await before();
    expect((await testRun(once, argv, { cwd })).code).toBe(3);
    const simulator = await simulated(once);
    const run = await visit(simulator, [...asking, ...argv, '--confirm', '2'], { cwd });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('1 regression; 1 recovered');
    expect(modelCalls(simulator)).toHaveLength(5);
    expect(run.csv().every(({ Converse_API: mark }) => mark === '✓')).toBe(true);
  });

  it('believes a cell that is broken every time, and asks no other again', async () => {
    const cwd = await before();
    const simulator = await simulated(always);
    const run = await visit(simulator, [...asking, ...argv, '--confirm', '2'], { cwd });
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('1 regression; 0 recovered');
    expect(modelCalls(simulator).filter(({ target }) => target === 'acme.flaky-v1:0')).toHaveLength(4);
    expect(modelCalls(simulator).filter(({ target }) => target === 'acme.steady-v1:0')).toHaveLength(2);
  });
});

describe('a run in which everything breaks at once, for one cause', () => {
  const models = ['acme.a-v1:0', 'acme.b-v1:0', 'acme.c-v1:0', 'acme.d-v1:0'].map((id) => plainModel(id));
  const denied: Scenario = { ...having(...models), denyIam: ['bedrock:InvokeModel'] };

  it('is suspect: no regression, exit code 4, said first, and no baseline for the next', async () => {
    const { cwd, text } = await testRun(having(...models));
    writeFileSync(join(cwd, 'before.ndjson'), text(usualEvidence));
    const run = await testRun(
      denied,
      ['--baseline', 'before.ndjson', '--fail-on', 'regression,blocked', '--confirm', '1'],
      { cwd },
    );
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('SUSPECT');
    expect(run.stdout).toContain('8 of 8 cells that answered broke at once');
    expect(run.stdout).not.toContain('--fail-on');
    writeFileSync(join(cwd, 'bad.ndjson'), run.text(usualEvidence));
    const next = await testRun(denied, ['--baseline', 'bad.ndjson'], { cwd });
    expect(next).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('bad.ndjson is of a run that cannot be trusted'),
    });
    const compared = await visit(undefined, ['diff', 'before.ndjson', 'bad.ndjson', '--fail-on', 'regression'], {
      cwd,
    });
    expect(compared).toMatchObject({ code: 0, stdout: expect.stringContaining('SUSPECT') });
  });
});

describe('wrong usage is told before anything is called', () => {
  const slips: [argv: string[], says: RegExp][] = [
    [['--fail-on', 'regression'], /--fail-on regression needs --baseline/],
    [['--confirm', '2'], /--confirm needs --baseline/],
    [['--fail-on', 'sunset'], /--fail-on does not know "sunset"/],
    [['--baseline', 'nowhere.csv'], /nowhere\.csv/],
    [['--baseline', 'notes.txt'], /notes\.txt/],
    [['--baseline', usualEvidence], /--baseline and --evidence name the same file/],
    [['--expectations', 'nowhere'], /--expectations nowhere/],
    [['--expectations', 'notes.txt'], /notes\.txt, line 1/],
    [['--update-expectations', '--expectations', 'known'], /--update-expectations needs --fail-on/],
  ];

  it.each(slips)('%j', async (argv, says) => {
    const cwd = freshDirectory();
    writeFileSync(join(cwd, 'notes.txt'), 'buy milk\n');
    const simulator = await simulated(having(plainModel('acme.a-v1:0')));
    const run = await visit(simulator, [...asking, ...argv], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr.split('\n')[0]).toMatch(says);
    expect(simulator.requests).toEqual([]);
  });

  it.each([['diff', 'one.csv'], ['diff', 'a', 'b', 'c'], ['trend'], ['diff', 'a', 'b', '--format', 'pdf']])(
    '%j %j',
    async (...argv) => {
      expect(await visit(undefined, argv)).toMatchObject({ code: 2, stdout: '' });
    },
  );
});
