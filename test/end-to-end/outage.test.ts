/** A service that goes wrong as a whole: the run says so, everywhere, and leaves the endpoint alone. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshDirectory, modelCalls, simulated, usualEvidence, visit, type Visit } from './harness.ts';
import { having, plainModel } from './models.ts';
import { mortalServer, plainServer } from './network.ts';
import type { FaultReply, Scenario } from '../../src/simulator/scenario.ts';

const offers = { ON_DEMAND: 'us-east-1 eu-west-1' };
const models = Array.from('abcdefghijkl', (letter) => plainModel(`acme.model-${letter}-v1:0`, { offers }));
const whole: Scenario = having(...models);
const asking = ['--api', 'invoke,converse', '--service', 'bedrock-runtime', '--retries', '1', '-c', '4'];
const cells = models.length * 2;

/** The verdicts in the evidence, counted, with their reasons. */
function reasonsOf(run: Visit): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of run.evidence().filter(({ t }) => t === 'cell')) {
    const name = [line['verdict'], line['reason']].filter((word) => typeof word === 'string').join(' ');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function failedCalls(run: Visit): number {
  return run.evidence().filter(({ t, fault }) => t === 'attempt' && fault !== undefined).length;
}

function github(cwd: string): Record<string, string> {
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
    GITHUB_OUTPUT: join(cwd, 'output'),
  };
}

it('an endpoint that speaks no TLS has not answered: it is left alone after a few calls', async () => {
  const simulator = await simulated(whole);
  const plain = await plainServer((incoming, response) => {
    incoming.resume();
    response.end('hello');
  });
  const env = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: plain.replace('http:', 'https:') };
  const run = await visit(simulator, [...asking, '--retries', '0'], { env });
  expect(run.code).toBe(4);
  const reasons = reasonsOf(run);
  expect(reasons['untested endpoint-not-answering']).toBeGreaterThan(0);
  expect(reasons['inconclusive not-tls'] ?? 0).toBeLessThan(13);
});

describe('two runs, in the second of which the service dies on the way', () => {
  it('the second is incomplete by exit code, outputs and every report, and never a baseline', async () => {
    const cwd = freshDirectory();
    const good = await visit(await simulated(whole), asking, { cwd });
    expect(good.code).toBe(0);
    copyFileSync(join(cwd, usualEvidence), join(cwd, 'good.ndjson'));

    const simulator = await simulated(whole);
    const dying = await mortalServer(simulator.origins.runtime, { dieAfter: 10 });
    const files = ['-o', 'm.csv', '-o', 'm.md', '-o', 'm.json', '-o', 'm.html', '-o', 'm.xml', '-o', 'callable.json'];
    const second = await visit(
      simulator,
      [...asking, ...files, '--baseline', 'good.ndjson', '--fail-on', 'regression'],
      { cwd, env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: dying, ...github(cwd) } },
    );
    expect(second.code).toBe(4);
    expect(second.text('output').split('\n')).toEqual(
      expect.arrayContaining(['complete=false', 'suspect=false', 'regressions=0']),
    );
    const said = /bedrock-runtime in us-east-1 stopped answering, and \d+ of its cells were not called/;
    for (const text of [
      second.stdout,
      ...['summary.md', 'm.md', 'm.json', 'm.html', 'm.xml', 'callable.json', 'bedrock_errors.log'].map(second.text),
    ])
      expect(text.replaceAll('&#45;', '-')).toMatch(said);
    expect(second.stderr).toMatch(/^Note: bedrock-runtime in us-east-1 does not answer \(.+\)\. No calls go there/m);
    expect(second.stdout.indexOf('INCOMPLETE')).toBeLessThan(second.stdout.indexOf('Region '));
    expect(second.text('summary.md').indexOf('INCOMPLETE')).toBeLessThan(second.text('summary.md').indexOf('baseline'));
    expect(JSON.parse(second.text('m.json'))).toMatchObject({
      complete: false,
      incomplete: expect.arrayContaining([expect.stringMatching(said)]),
    });

    // A few calls, not every cell five times.
    expect(failedCalls(second)).toBeLessThan(25);
    const reasons = reasonsOf(second);
    expect(reasons['untested endpoint-not-answering']).toBeGreaterThan(0);
    expect(reasons['inconclusive connection-refused'] ?? 0).toBeLessThan(13);

    copyFileSync(join(cwd, usualEvidence), join(cwd, 'bad.ndjson'));
    for (const baseline of ['bad.ndjson', 'm.json']) {
      const next = await visit(simulator, [...asking, '--evidence', 'next.ndjson', '--baseline', baseline], { cwd });
      expect(next).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(`--baseline: ${baseline} is of a run that is incomplete`),
      });
      expect(next.stderr).toMatch(said);
    }
    const reported = await visit(undefined, ['report', 'bad.ndjson', '-o', 'again.md'], { cwd });
    expect(reported).toMatchObject({ code: 4, stderr: expect.stringMatching(said) });
    const merged = await visit(undefined, ['merge', 'bad.ndjson', '--evidence', 'merged.ndjson', '-o', 'merged.md'], {
      cwd,
    });
    expect(merged).toMatchObject({ code: 4, stdout: expect.stringMatching(said) });
    const compared = await visit(undefined, ['diff', 'good.ndjson', 'bad.ndjson'], { cwd });
    expect(compared.stdout).toMatch(said);

    // The service is back: --resume asks what was left, and the run is complete.
    const resumed = await visit(simulator, [...asking, '--resume'], { cwd });
    expect(resumed.code).toBe(0);
    expect(resumed.csv().every((row) => row['Invoke_API'] === '✓' && row['Converse_API'] === '✓')).toBe(true);
  });

  it('a service that comes back within the patience of the run is measured whole', async () => {
    const simulator = await simulated(whole);
    const shaky = await mortalServer(simulator.origins.runtime, { dieAfter: 10, backAfterMs: 1_000 });
    const run = await visit(simulator, asking, { env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: shaky } });
    expect(failedCalls(run)).toBeGreaterThan(0);
    expect(reasonsOf(run)).toEqual({ supported: cells });
    expect(run.stderr).toMatch(
      /^Note: bedrock-runtime in us-east-1 does not answer .+\n(?:.*\n)*Note: bedrock-runtime in us-east-1 answers again\.$/m,
    );
    expect(run.code).toBe(0);
  });
});

it('one of two Regions that is dead is named, and the other is measured', async () => {
  const reply: FaultReply = 'reset';
  const simulator = await simulated({
    ...whole,
    faults: [{ match: { endpoint: 'runtime', region: 'eu-west-1' }, reply }],
  });
  const run = await visit(simulator, [...asking, '--region', 'us-east-1,eu-west-1']);
  expect(run.code).toBe(4);
  expect(run.stdout).toContain('bedrock-runtime in eu-west-1 stopped answering');
  expect(run.stdout).not.toContain('bedrock-runtime in us-east-1 stopped');
  const [here, there] = ['us-east-1', 'eu-west-1'].map((region) =>
    run
      .csv()
      .filter((row) => row['Region'] === region)
      .flatMap((row) => [row['Invoke_API'], row['Converse_API']]),
  );
  expect(new Set(here)).toEqual(new Set(['✓']));
  expect(there?.filter((mark) => mark === '').length).toBeGreaterThan(cells / 2);
});

it.each<[string, FaultReply]>([
  [
    'fails every call with a 503',
    { status: 503, errorType: 'ServiceUnavailableException', body: { message: 'Unavailable.' } },
  ],
  ['shows a page of a proxy from the first model on', 'html'],
])('an endpoint that %s, but refuses unknown models as ever, is left alone', async (_what, reply) => {
  const many = Array.from({ length: 40 }, (_, at) => plainModel(`acme.many-${at}-v1:0`));
  const simulator = await simulated({
    ...having(...many),
    faults: [{ match: { endpoint: 'runtime', target: 'acme.*' }, reply }],
  });
  const run = await visit(simulator, asking);
  expect(run.code).toBe(4);
  expect(run.stdout).toContain('bedrock-runtime in us-east-1 stopped answering');
  // Every cell twice would be 160.
  expect(modelCalls(simulator).length).toBeLessThan(80);
});

it('an endpoint that only throttles makes the run incomplete', async () => {
  const simulator = await simulated({ ...whole, faults: [{ match: { endpoint: 'runtime' }, reply: 'throttle' }] });
  const run = await visit(simulator, [...asking, '--retries', '0']);
  expect(run.code).toBe(4);
  expect(run.stdout).toContain(
    `INCOMPLETE: ${cells} of ${cells} cells called at bedrock-runtime in us-east-1 are inconclusive, ${cells} of them throttled.`,
  );
});

it('a few models that fail do not stop the others, nor make the run incomplete', async () => {
  const reply: FaultReply = { status: 503, body: { message: 'Unavailable.' } };
  const simulator = await simulated({
    ...whole,
    faults: ['a', 'b'].map((letter) => ({
      match: { endpoint: 'runtime', target: `acme.model-${letter}-v1:0` },
      reply,
    })),
  });
  const run = await visit(simulator, asking);
  expect(reasonsOf(run)).toEqual({ supported: cells - 4, 'inconclusive server-error': 4 });
  expect(run.code).toBe(0);
});
