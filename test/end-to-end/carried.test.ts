/** What every call carries beside its question: a guardrail that the account demands, and who is asking. */
import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { modelCalls, simulated, visit } from './harness.ts';
import { claude, gptOss, having, nova } from './models.ts';

const apis = ['--api', 'invoke,converse,chat-completions,messages,invoke-stream,converse-stream'];
const guarded = ['--guardrail', 'gr1234567890:1', '--guardrail-on', 'all'];

describe('an account whose policy demands a guardrail', () => {
  const account = { ...having(nova, claude, gptOss), demandGuardrail: 'gr1234567890' };

  it('blocks every call without one, and the next step names the option', async () => {
    const run = await visit(await simulated(account), ['--service', 'bedrock-runtime', ...apis]);
    expect(run.csv().flatMap(Object.values)).not.toContain('✓');
    expect(run.text('bedrock_errors.log')).toContain('--guardrail <id:version> --guardrail-on all');
  });

  it('is measured with --guardrail-on all, on every API of bedrock-runtime', async () => {
    const simulator = await simulated(account);
    const run = await visit(simulator, ['--service', 'bedrock-runtime', ...apis, ...guarded]);
    const free = await visit(await simulated(having(nova, claude, gptOss)), ['--service', 'bedrock-runtime', ...apis]);
    expect(run.csv()).toEqual(free.csv());
    expect(run.csv().flatMap(Object.values)).toContain('✓');
    expect(run.code).toBe(0);
  });

  it('doctor calls a model with it', async () => {
    const simulator = await simulated(account);
    const argv = ['doctor', '--service', 'bedrock-runtime'];
    expect((await visit(simulator, [...argv, ...guarded])).stdout).toMatch(/✓ a real call/);
    expect((await visit(simulator, argv)).stdout).not.toMatch(/✓ a real call/);
  });

  it('another guardrail is denied', async () => {
    const other = ['--guardrail', 'other:1', '--guardrail-on', 'all'];
    const simulator = await simulated({ ...account, guardrails: ['gr1234567890:1', 'other:1'] });
    const run = await visit(simulator, ['--service', 'bedrock-runtime', '--api', 'converse', ...other]);
    expect(run.csv().flatMap(Object.values)).not.toContain('✓');
  });

  it('all without a guardrail is an error that names the options', async () => {
    const { code, stderr } = await visit(undefined, ['--guardrail-on', 'all']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--guardrail-on: all needs --guardrail/);
  });

  it('policy allows the guardrail', async () => {
    const { stdout } = await visit(undefined, ['policy', ...guarded]);
    expect(stdout).toContain('bedrock:ApplyGuardrail');
    expect((await visit(undefined, ['policy', '--guardrail', 'gr1234567890:1'])).stdout).not.toContain(
      'ApplyGuardrail',
    );
  });
});

describe('doctor', () => {
  it('names the guardrails that the account enforces', async () => {
    const simulator = await simulated({ ...having(nova), enforcedGuardrails: ['gr1234567890:1'] });
    const { stdout } = await visit(simulator, ['doctor']);
    expect(stdout).toMatch(/! enforced guardrails: applied to every call: gr1234567890/);
    expect((await visit(await simulated(having(nova)), ['doctor'])).stdout).toContain('enforced guardrails: none');
  });
});

describe('who is asking', () => {
  const said = ({ body, requestMetadata }: Simulator['requests'][number]): unknown =>
    requestMetadata === undefined ? body?.['requestMetadata'] : JSON.parse(requestMetadata);

  it('stands in every call of Converse and InvokeModel, and nowhere with --no-request-metadata', async () => {
    const argv = ['--api', 'invoke,converse,invoke-stream,converse-stream'];
    const simulator = await simulated(having(nova));
    await visit(simulator, argv);
    expect(modelCalls(simulator).length).toBeGreaterThanOrEqual(4);
    for (const call of modelCalls(simulator)) expect(said(call)).toEqual({ application: 'bedrock-matrix' });
    const silent = await simulated(having(nova));
    await visit(silent, [...argv, '--no-request-metadata']);
    expect(new Set(modelCalls(silent).map(said))).toEqual(new Set([undefined]));
  });
});
