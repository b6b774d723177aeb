/** Each Region is asked when its own listing is there, and nothing of what a run promises is lost for it. */
import { writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { freshDirectory, modelCalls, simulated, usualCsv, usualEvidence, visit, type Visit } from './harness.ts';
import { having, plainModel } from './models.ts';
import { forwardTo, plainServer } from './network.ts';

const regions = 'us-east-1 eu-west-1';
const everywhere = [
  plainModel('amazon.one-v1:0', { offers: { ON_DEMAND: regions } }),
  plainModel('meta.two-v1:0', { offers: { ON_DEMAND: regions } }),
  plainModel('acme.three-v1:0', { offers: { ON_DEMAND: regions } }),
];
const european = plainModel('amazon.european-v1:0', { offers: { ON_DEMAND: 'eu-west-1' } });
const painter = {
  ...plainModel('amazon.painter-v1:0', { offers: { ON_DEMAND: regions } }),
  output: ['IMAGE' as const],
};
const scenario = having(...everywhere, european);
const asking = ['--region', 'us-east-1,eu-west-1', '--service', 'bedrock-runtime', '--api', 'invoke,converse'];

interface Watched {
  env: Record<string, string>;
  /** What came, in order: `listed <Region>` when its models were, `called <Region> <model>`. */
  log: string[];
}

/** When the slow Region lists its models: after a time (`Infinity`: never), and when so many calls were made elsewhere. */
interface Slowness {
  waitMs?: number;
  afterCalls?: number;
}

const slowRegion = 'eu-west-1';

/** The simulator behind two servers that write down what comes. */
async function watched(simulator: Simulator, { waitMs = 0, afterCalls = 0 }: Slowness = {}): Promise<Watched> {
  const log: string[] = [];
  const toControl = forwardTo(() => simulator.origins.control);
  const toRuntime = forwardTo(() => simulator.origins.runtime);
  const control = await plainServer((incoming, response) => {
    const region = regionOf(incoming);
    if (!incoming.url?.startsWith('/foundation-models')) return toControl(incoming, response);
    const answer = (): void => {
      log.push(`listed ${region}`);
      toControl(incoming, response);
    };
    const isDue = (): boolean => log.filter((line) => line.startsWith('called')).length >= afterCalls;
    const look = (): unknown => (isDue() ? answer() : setTimeout(look, 10));
    if (region !== slowRegion) answer();
    else if (waitMs !== Infinity) setTimeout(look, waitMs);
  });
  const runtime = await plainServer((incoming, response) => {
    const model = decodeURIComponent(/\/model\/([^/]+)\//.exec(incoming.url ?? '')?.[1] ?? '');
    if (model !== '' && !model.includes('no-such-model')) log.push(`called ${regionOf(incoming)} ${model}`);
    toRuntime(incoming, response);
  });
  return { log, env: { AWS_ENDPOINT_URL_BEDROCK: control, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: runtime } };
}

/** As the signature says. */
function regionOf({ headers }: IncomingMessage): string {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';
}

function callsBefore(log: readonly string[], event: string): string[] {
  return log.slice(0, log.indexOf(event)).filter((line) => line.startsWith('called'));
}

async function asked(argv: readonly string[], slowness?: Slowness): Promise<Visit & { log: string[] }> {
  const simulator = await simulated(scenario);
  const { env, log } = await watched(simulator, slowness);
  return { ...(await visit(simulator, argv, { env })), log };
}

describe('a Region whose listing is long in coming', () => {
  it('holds nobody up: the other is measured meanwhile, and the CSV is the same byte for byte', async () => {
    const quick = await asked(asking);
    const slow = await asked(asking, { afterCalls: 6 });
    expect(slow.code).toBe(0);
    expect(slow.text(usualCsv)).toBe(quick.text(usualCsv));
    expect(slow.stdout.replaceAll(/\d+(\.\d+)? s\b/g, '')).toBe(quick.stdout.replaceAll(/\d+(\.\d+)? s\b/g, ''));
  });

  it.each([
    ['--limit', ['--limit', '2']],
    ['--shard', ['--shard', '2/3']],
    ['--max-calls', ['--max-calls', '500']],
  ])('decides the same with %s', async (_option, more) => {
    const quick = await asked([...asking, ...more]);
    const slow = await asked([...asking, ...more], { waitMs: 100 });
    expect(slow.text(usualCsv)).toBe(quick.text(usualCsv));
  });

  it('is waited for where the whole plan decides, and the user is told', async () => {
    const run = await asked([...asking, '--max-cost', '1'], { waitMs: 300 });
    expect(callsBefore(run.log, 'listed eu-west-1')).toEqual([]);
    expect(run.stderr).toContain('Note: the first call waits until everything is listed: --max-cost calls');
  });

  it('is waited for where only it may have the model that was named: a typing error costs no call', async () => {
    const run = await asked([...asking, '--model', 'amazon.one*', '--model', 'amazon.european*'], { waitMs: 300 });
    expect(run.code).toBe(0);
    expect(callsBefore(run.log, 'listed eu-west-1')).toEqual([]);
    const typo = await asked([...asking, '--model', 'amazon.one*', '--model', 'amazon.euripean*'], { waitMs: 300 });
    expect(typo.code).toBe(2);
    expect(typo.log.filter((line) => line.startsWith('called'))).toEqual([]);
    expect(typo.files).toEqual([]);
  });

  it('is waited for by image models, which are announced once for all Regions', async () => {
    const simulator = await simulated(having(...everywhere, painter));
    const { env, log } = await watched(simulator, { afterCalls: 6 });
    const run = await visit(simulator, asking, { env });
    const before = callsBefore(log, 'listed eu-west-1');
    expect(before.filter((line) => line.includes('painter'))).toEqual([]);
    expect(run.stderr.match(/each image model draws/g)).toHaveLength(1);
    expect(log.some((line) => line.includes('painter'))).toBe(true);
  });
});

describe('a Region that cannot be listed', () => {
  it('holds nobody up: the others are measured first, and it is a stated gap', async () => {
    const run = await asked([...asking, '--timeout', '1'], { waitMs: Infinity });
    expect(run.code).toBe(4);
    expect(run.csv().map(({ Region, Converse_API: mark }) => [Region, mark])).toEqual(
      everywhere.map(() => ['us-east-1', '✓']),
    );
    expect(run.stdout).toContain('No foundation-models of eu-west-1');
    const lines = run.evidence();
    const lastCell = lines.findLastIndex(({ t }) => t === 'cell');
    expect(lines.findIndex(({ t, ok }) => t === 'listing' && ok === false)).toBeGreaterThan(lastCell);
  });
});

describe('a Region whose listing failed', () => {
  it('is listed again by --resume, and the run ends as one in which nothing failed', async () => {
    const failing = { match: { api: 'list-foundation-models', region: slowRegion }, reply: { status: 403, body: {} } };
    const first = await visit(await simulated({ ...scenario, faults: [failing] }), asking);
    expect(first.code).toBe(4);
    const simulator = await simulated(scenario);
    const rest = await visit(simulator, [...asking, '--resume'], { cwd: first.cwd });
    expect(rest.stdout).not.toContain('INCOMPLETE');
    expect(rest.code).toBe(0);
    expect(modelCalls(simulator).map(({ region }) => region)).not.toContain('us-east-1');
    expect(rest.text(usualCsv)).toBe((await visit(simulator, asking)).text(usualCsv));
  });
});

describe('a run that is killed at any moment, also while a Region is still being listed', () => {
  it('ends with --resume as a run that was left alone', async () => {
    const undisturbed = await asked(asking);
    const late = await asked(asking, { afterCalls: 6, waitMs: 100 });
    const whole = late.text(usualEvidence);
    const lines = whole.split('\n');
    const firstCell = lines.findIndex((line) => line.startsWith('{"t":"cell"'));
    const europe = lines.findIndex((line) => line.startsWith('{"t":"row"') && line.includes('eu-west-1'));
    expect(europe).toBeGreaterThan(firstCell);
    const lengthOf = (count: number): number => lines.slice(0, count).join('\n').length + 1;
    const cuts = [
      lengthOf(firstCell + 1),
      lengthOf(europe),
      // In the middle of a row, behind it, behind others, and behind all of them.
      lengthOf(europe) + 40,
      lengthOf(europe + 1),
      lengthOf(europe + 3),
      lengthOf(europe + everywhere.length + 1),
    ];
    for (const cut of cuts) {
      const cwd = freshDirectory();
      writeFileSync(join(cwd, usualEvidence), whole.slice(0, cut));
      const simulator = await simulated(scenario);
      const rest = await visit(simulator, [...asking, '--resume'], { cwd });
      expect(rest.code).toBe(0);
      expect(rest.text(usualCsv)).toBe(undisturbed.text(usualCsv));
      const again = await visit(undefined, ['report', usualEvidence, '-o', 'again.csv'], { cwd });
      expect(again.code).toBe(0);
      expect(again.text('again.csv')).toBe(undisturbed.text(usualCsv));
    }
  });

  it('by Ctrl-C it says which Region was not listed, and --resume lists it', async () => {
    const simulator = await simulated(scenario);
    const stop = new AbortController();
    const { env, log } = await watched(simulator, { waitMs: Infinity });
    const watching = setInterval(() => log.some((line) => line.startsWith('called')) && stop.abort('SIGINT'), 10);
    const first = await visit(simulator, asking, { env, signal: stop.signal });
    clearInterval(watching);
    expect(first.code).toBe(130);
    expect(first.stdout).toContain('not everything was listed before the run stopped: eu-west-1');
    const rest = await visit(simulator, [...asking, '--resume'], { cwd: first.cwd });
    expect(rest.code).toBe(0);
    expect(rest.text(usualCsv)).toBe((await visit(simulator, asking)).text(usualCsv));
  });
});
