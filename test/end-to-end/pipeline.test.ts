/** Models are asked while claims of others are still coming, and nothing of what a run promises is lost for it. */
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { freshDirectory, simulated, usualCsv, visit, type Visit } from './harness.ts';
import { claude, having, nova, plainModel } from './models.ts';
import { forwardTo, plainServer } from './network.ts';

const product = plainModel('acme.product-v1:0');
const scenario = having(nova, claude, product);
const asking = ['--api', 'invoke,converse', '--service', 'bedrock-runtime'];

/** How a claim is answered: after a wait, never, or as not agreed to. */
interface Claims {
  waitMs?: number;
  /** The model whose call the claim of another waits for. */
  afterCallOf?(model: string): string;
  isSilent?: boolean;
  notAgreed?: string;
}

interface Watched {
  env: Record<string, string>;
  /** What came, in order: `claim <model>` when it was answered, `call <model>` when it was made. */
  log: string[];
}

/** The simulator behind two servers that write down what comes; claims are answered as said. */
async function watched(
  simulator: Simulator,
  { waitMs = 0, afterCallOf, isSilent = false, notAgreed }: Claims,
): Promise<Watched> {
  const log: string[] = [];
  const control = forwardTo(() => simulator.origins.control);
  const runtime = forwardTo(() => simulator.origins.runtime);
  const claims = await plainServer((incoming, response) => {
    const model = modelIn(incoming, /foundation-model-availability\/([^/?]+)/);
    if (model === undefined) return control(incoming, response);
    if (isSilent) return;
    const isDue = (): boolean =>
      afterCallOf === undefined || log.some((line) => line.startsWith(`call ${afterCallOf(model)}`));
    const answer = (): unknown => {
      if (!isDue()) return setTimeout(answer, 10);
      log.push(`claim ${model}`);
      if (model !== notAgreed) return control(incoming, response);
      response.writeHead(200, { 'content-type': 'application/json', 'x-bedrock-matrix-simulator': '1' });
      return response.end(JSON.stringify({ modelId: model, agreementAvailability: { status: 'NOT_AVAILABLE' } }));
    };
    setTimeout(answer, waitMs);
  });
  const calls = await plainServer((incoming, response) => {
    const model = modelIn(incoming, /\/model\/([^/]+)\//);
    if (model !== undefined && !model.includes('no-such-model')) log.push(`call ${model}`);
    runtime(incoming, response);
  });
  return { log, env: { AWS_ENDPOINT_URL_BEDROCK: claims, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: calls } };
}

function modelIn({ url = '' }: IncomingMessage, pattern: RegExp): string | undefined {
  const found = pattern.exec(url)?.[1];
  return found === undefined ? undefined : decodeURIComponent(found);
}

function marks(run: Visit, model: string): string[] {
  return run
    .csv()
    .filter((row) => row['Model_ID'] === model || row['Model'] === model)
    .flatMap((row) => [row['Invoke_API'] ?? '', row['Converse_API'] ?? '']);
}

describe('while claims are still coming', () => {
  it('models without a Marketplace product are asked, and each of the others waits for its own claim alone', async () => {
    const simulator = await simulated(scenario);
    const { env, log } = await watched(simulator, {
      afterCallOf: (model) => (model === claude.id ? product.id : nova.id),
    });
    const run = await visit(simulator, asking, { env });
    expect(run.code).toBe(0);
    const calledAt = (model: string): number => log.findIndex((line) => line.startsWith(`call ${model}`));
    expect(log.indexOf(`call ${nova.id}`)).toBeLessThan(log.findIndex((line) => line.startsWith('claim')));
    expect(calledAt(product.id)).toBeGreaterThan(log.indexOf(`claim ${product.id}`));
    expect(calledAt(product.id)).toBeLessThan(log.indexOf(`claim ${claude.id}`));
    expect(calledAt(claude.id)).toBeGreaterThan(log.indexOf(`claim ${claude.id}`));
  });

  it('the CSV is the same, byte for byte, as when they come at once', async () => {
    const simulator = await simulated(scenario);
    const quick = await visit(simulator, asking, { env: (await watched(simulator, {})).env });
    const slow = await visit(simulator, asking, { env: (await watched(simulator, { waitMs: 500 })).env });
    expect(slow.text(usualCsv)).toBe(quick.text(usualCsv));
  });

  it('a model whose agreement is not accepted is never called, and named', async () => {
    const simulator = await simulated(scenario);
    const { env, log } = await watched(simulator, { waitMs: 300, notAgreed: product.id });
    const run = await visit(simulator, asking, { env });
    expect(log).not.toContain(`call ${product.id}`);
    expect(run.stderr).toContain(
      `not called, because the first call would accept their Marketplace agreement: ${product.id}.`,
    );
    expect(marks(run, product.id)).toEqual(['', '']);
    expect(run.stdout).toContain('agreement-not-accepted');
    const rendered = await visit(undefined, ['report', '-o', 'again.csv'], { cwd: run.cwd });
    expect(rendered.text('again.csv')).toBe(run.text(usualCsv));
  });
});

describe('a run that is stopped before the claims are there', () => {
  it('keeps what was measured, and --resume asks for the claims again before it calls a model that needs one', async () => {
    const simulator = await simulated(scenario);
    const cwd = freshDirectory();
    const stop = new AbortController();
    const silent = await watched(simulator, { isSilent: true });
    const watching = setInterval(() => {
      if (silent.log.filter((line) => line === `call ${nova.id}`).length >= 2) stop.abort('SIGINT');
    }, 20);
    const first = await visit(simulator, asking, { cwd, env: silent.env, signal: stop.signal });
    clearInterval(watching);
    expect(first.code).toBe(130);
    expect(silent.log.filter((line) => !line.includes('amazon.nova'))).toEqual([]);
    expect(first.evidence().some(({ t }) => t === 'cell')).toBe(true);

    const { env, log } = await watched(simulator, { notAgreed: product.id });
    const rest = await visit(simulator, [...asking, '--resume'], { cwd, env });
    expect(log).not.toContain(`call ${product.id}`);
    expect(marks(rest, nova.id)).toEqual(['✓', '✓', '✓', '✓']);
    expect(marks(rest, product.id)).toEqual(['', '']);
    const whole = await visit(simulator, asking, { env });
    expect(rest.text(usualCsv)).toBe(whole.text(usualCsv));
  });
});
