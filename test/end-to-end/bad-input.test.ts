import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  freshDirectory,
  isOneParagraph,
  modelCalls,
  simulated,
  usualCsv,
  usualEvidence,
  visit,
  type Visit,
} from './harness.ts';
import { gemma, having, nova, plainModel } from './models.ts';
import { forwardTo, plainServer } from './network.ts';

/** How a failure was told, and which of the names it should have named it did not. */
function told(run: Visit, ...named: string[]): { code: number; oneParagraph: boolean; unnamed: string[] } {
  return {
    code: run.code,
    oneParagraph: isOneParagraph(run),
    unnamed: named.filter((name) => !run.stderr.includes(name)),
  };
}

function well(code: number): ReturnType<typeof told> {
  return { code, oneParagraph: true, unnamed: [] };
}

describe('credentials', () => {
  it('that are missing: exit code 1, nothing called, and where to give them', async () => {
    const simulator = await simulated(having(nova));
    const run = await visit(simulator, [], { env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined } });
    expect(told(run, 'No usable AWS credentials', '--demo')).toEqual(well(1));
    expect(simulator.requests).toEqual([]);
    expect(run.files).toEqual([]);
  });

  it('that have expired: exit code 1, in the words of the service', async () => {
    const simulator = await simulated({ ...having(nova), faults: [{ match: {}, reply: 'expired-token' }] });
    const run = await visit(simulator, []);
    expect(told(run, 'expired')).toEqual(well(1));
    expect(modelCalls(simulator)).toEqual([]);
    expect(run.files).toEqual([]);
  });

  it('that are wrong: exit code 1, and no model is called', async () => {
    const simulator = await simulated(having(nova));
    const run = await visit(simulator, [], { env: { AWS_SECRET_ACCESS_KEY: 'not-the-key' } });
    expect(told(run, 'signature')).toEqual(well(1));
    expect(modelCalls(simulator)).toEqual([]);
  });

  it('of an API key that is wrong: exit code 1', async () => {
    const simulator = await simulated(having(nova));
    const run = await visit(simulator, [], { env: { AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key-bm90LXRoZS1rZXk=' } });
    expect(told(run, 'API Key')).toEqual(well(1));
    expect(run.stderr).not.toContain('bm90LXRoZS1rZXk');
  });

  it('that run out on the way: exit code 4, what was measured is written, and no cell is judged by it', async () => {
    const models = Array.from({ length: 8 }, (_, n) => plainModel(`acme.m${n}-v1:0`));
    const simulator = await simulated(having(...models));
    const argv = ['--service', 'bedrock-runtime', '-c', '2'];
    const undisturbed = await visit(simulator, argv);
    const forward = forwardTo(() => simulator.origins.runtime);
    let calls = 0;
    const runtime = await plainServer((incoming, response) => {
      calls += 1;
      if (calls <= 12) return forward(incoming, response);
      incoming.resume();
      response.writeHead(403, { 'x-amzn-errortype': 'ExpiredTokenException', 'content-type': 'application/json' });
      response.end('{"message":"The security token included in the request is expired"}');
    });
    const run = await visit(simulator, argv, { env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: runtime } });
    const marks = run.csv().flatMap((row) => Object.values(row).slice(3, 8));
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('expired');
    expect(marks).toEqual(expect.arrayContaining(['✓', '']));
    expect(marks).not.toContain('inconclusive');
    expect(marks).not.toContain('blocked');
    const resumed = await visit(simulator, [...argv, '--resume'], { cwd: run.cwd });
    expect(resumed.code).toBe(0);
    expect(resumed.text(usualCsv)).toBe(undisturbed.text(usualCsv));
  });
});

describe('names', () => {
  it('of a Region that Bedrock is not in: exit code 2', async () => {
    const run = await visit(undefined, ['--region', 'us-esat-1']);
    expect(told(run, 'us-esat-1', 'us-east-1')).toEqual(well(2));
  });

  it('of a model that is not listed: exit code 2, and the nearest ids', async () => {
    const simulator = await simulated(having(nova, gemma));
    const run = await visit(simulator, ['--model', 'amazon.nova-light-v1:0']);
    expect(told(run, 'amazon.nova-light-v1:0', nova.id)).toEqual(well(2));
    expect(modelCalls(simulator)).toEqual([]);
    expect(run.files).toEqual([]);
  });

  it('of an option that there is not: exit code 2, and the one that was meant', async () => {
    expect(told(await visit(undefined, ['--limt', '3']), '--limt', '--limit')).toEqual(well(2));
  });

  it('of a filter that leaves nothing: exit code 2', async () => {
    const run = await visit(await simulated(having(nova)), ['--provider', 'nobody']);
    expect(told(run, '--provider')).toEqual(well(2));
  });
});

describe('an output that cannot be written', () => {
  it.each([
    ['-o', 'nowhere/matrix.csv'],
    ['--error-log', 'nowhere/errors.log'],
    ['--evidence', 'nowhere/evidence.ndjson'],
    ['-o', 'a-directory.csv'],
  ])('%s %s is found before the first call', async (option, path) => {
    const simulator = await simulated(having(nova));
    const cwd = freshDirectory();
    mkdirSync(join(cwd, 'a-directory.csv'));
    const run = await visit(simulator, [option, path], { cwd });
    expect(told(run, path)).toEqual(well(1));
    expect(simulator.requests).toEqual([]);
    expect(run.files).toEqual(['a-directory.csv']);
  });

  it('and an output whose extension names no format, too', async () => {
    const simulator = await simulated(having(nova));
    expect(told(await visit(simulator, ['-o', 'matrix.pdf']), 'matrix.pdf')).toEqual(well(2));
    expect(simulator.requests).toEqual([]);
  });
});

describe('an endpoint', () => {
  it('that refuses connections: exit code 1, and the address', async () => {
    const simulator = await simulated(having(nova));
    const nothing = 'http://127.0.0.1:1';
    const env = {
      AWS_ENDPOINT_URL_BEDROCK: nothing,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: nothing,
      AWS_ENDPOINT_URL_BEDROCK_MANTLE: nothing,
    };
    expect(told(await visit(simulator, [], { env }), '127.0.0.1:1')).toEqual(well(1));
  });

  it('of which one of two refuses: exit code 4, the other is measured', async () => {
    const simulator = await simulated(having(nova, gemma));
    const run = await visit(simulator, ['--api', 'converse'], {
      env: { AWS_ENDPOINT_URL_BEDROCK_MANTLE: 'http://127.0.0.1:1' },
    });
    expect(run.code).toBe(4);
    expect(run.csv().map((row) => row['Converse_API'])).toEqual(['✓', '✓']);
    expect(run.stdout).toContain('No mantle-models of us-east-1');
  });

  it('that is no address: exit code 2, and the variable', async () => {
    expect(
      told(await visit(undefined, [], { env: { AWS_ENDPOINT_URL_BEDROCK: 'bedrock' } }), 'AWS_ENDPOINT_URL_BEDROCK'),
    ).toEqual(well(2));
  });
});

describe('evidence', () => {
  it('of an earlier run stays as it is when nothing was run', async () => {
    const simulator = await simulated(having(nova));
    const cwd = freshDirectory();
    const earlier = await visit(simulator, [], { cwd });
    const before = [earlier.text(usualEvidence), earlier.text(usualCsv)];
    await visit(simulator, [], { cwd, env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined } });
    await visit(simulator, ['--model', 'nothing.like-it'], { cwd });
    await visit(simulator, ['--dry-run'], { cwd });
    await visit(await simulated({ ...having(nova), denyIam: ['*'] }), [], { cwd });
    const after = await visit(simulator, ['list'], { cwd });
    expect([after.text(usualEvidence), after.text(usualCsv)]).toEqual(before);
  });

  it('of another plan is not gone on with: exit code 2, and what differs', async () => {
    const simulator = await simulated(having(nova));
    const cwd = freshDirectory();
    const earlier = await visit(simulator, ['--api', 'converse'], { cwd });
    const run = await visit(simulator, ['--resume', '--api', 'invoke'], { cwd });
    expect(told(run, '--resume', '--api (then converse, now invoke)')).toEqual(well(2));
    expect(run.text(usualEvidence)).toBe(earlier.text(usualEvidence));
  });

  it('that is none is not taken for one', async () => {
    const cwd = freshDirectory();
    writeFileSync(join(cwd, 'notes.txt'), 'these are my notes\n'.repeat(3));
    const run = await visit(undefined, ['report', 'notes.txt'], { cwd });
    expect(told(run, 'notes.txt')).toEqual(well(1));
    expect(run.text('notes.txt')).toBe('these are my notes\n'.repeat(3));
  });

  it('that is not there is named', async () => {
    expect(told(await visit(undefined, ['report', 'gone.ndjson']), 'gone.ndjson')).toEqual(well(1));
    expect(told(await visit(undefined, ['explain', nova.id]), usualEvidence)).toEqual(well(1));
  });

  it.runIf(existsSync('/proc/version'))(
    'that may not be written is named (skipped where there is no /proc)',
    async () => {
      const cwd = freshDirectory();
      writeFileSync(join(cwd, usualEvidence), '');
      chmodSync(join(cwd, usualEvidence), 0o444);
      const run = await visit(await simulated(having(nova)), ['--evidence', '/proc/version'], { cwd });
      expect(run.code).toBe(1);
      expect(run.stderr).toContain('/proc/version');
    },
  );
});
