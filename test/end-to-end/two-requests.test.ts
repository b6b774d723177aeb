/** Features that one request does not tell: a conversation that is stored, work in the background; and tools of the service. */
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../src/simulator/scenario.ts';
import { checkMarks, simulated, visit, type Visit } from './harness.ts';
import { frontier, gptOss, having } from './models.ts';

const oss: CatalogueEntry = {
  id: 'openai.gpt-oss-120b',
  mantle: 'us-east-1',
  serves: { mantle: { apis: 'responses', prefix: '/v1' } },
};
const gemma: CatalogueEntry = {
  id: 'google.gemma-4-31b',
  mantle: 'us-east-1',
  serves: { mantle: { apis: 'responses', prefix: '/openai/v1' } },
};

interface Recorded {
  method: string;
  path: string;
  variant: string;
  sent: string;
  reply?: object;
}

/** The requests beyond those of the API. */
function attempts(run: Visit): Recorded[] {
  return run
    .evidence()
    .filter(({ t }) => t === 'attempt')
    .map((line) => line as unknown as Recorded)
    .filter(({ variant }) => variant.includes('+'));
}

describe('previous-response-id', () => {
  it('is shown by what was said in the first request, which alone is stored', async () => {
    const run = await visit(await simulated(having(frontier)), ['--features', 'previous-response-id']);
    expect(checkMarks(run, frontier.id)).toEqual({ PreviousResponseId_Feature: '✓' });
    const calls = attempts(run);
    expect(calls.map(({ variant }) => variant)).toEqual([
      'responses +previous-response-id',
      'responses +previous-response-id then',
    ]);
    expect(calls.map(({ sent }) => (JSON.parse(sent) as { store: boolean }).store)).toEqual([true, false]);
    expect(calls[0]?.reply).toMatchObject({ sight: 'continues', responseId: expect.stringMatching(/^resp_/) });
  });

  it('is open where the second request knows nothing of the first', async () => {
    const simulator = await simulated({ ...having(frontier), ignores: [{ model: '*', feature: 'previous-response' }] });
    const run = await visit(simulator, ['--features', 'previous-response-id']);
    expect(checkMarks(run, frontier.id)).toEqual({ PreviousResponseId_Feature: 'inconclusive' });
  });

  it('is blocked where the account retains nothing', async () => {
    const run = await visit(await simulated({ ...having(frontier), retention: 'none' }), [
      '--features',
      'previous-response-id',
    ]);
    expect(checkMarks(run, frontier.id)).toEqual({ PreviousResponseId_Feature: 'blocked' });
  });

  it('takes both of its requests from --max-calls, and begins anew with --resume', async () => {
    const simulator = await simulated(having(frontier));
    const argv = ['--api', 'responses', '--features', 'previous-response-id'];
    const first = await visit(simulator, [...argv, '--max-calls', '2']);
    expect([first.code, checkMarks(first, frontier.id)]).toEqual([4, { PreviousResponseId_Feature: '' }]);
    const second = await visit(simulator, [...argv, '--resume'], { cwd: first.cwd });
    expect([second.code, checkMarks(second, frontier.id)]).toEqual([0, { PreviousResponseId_Feature: '✓' }]);
    const again = await visit(simulator, ['report', 'bedrock_evidence.ndjson', '--rejudge'], { cwd: first.cwd });
    expect(again.stdout).toBe(second.text('bedrock_compatibility_matrix.csv'));
  });
});

describe('background', () => {
  it('is queued, and read when it is done', async () => {
    const run = await visit(await simulated(having(frontier)), ['--features', 'background']);
    expect(checkMarks(run, frontier.id)).toEqual({ Background_Feature: '✓' });
    const calls = attempts(run);
    expect(calls.map(({ method }) => method)).toEqual(['POST', 'GET']);
    expect(calls[1]?.path).toMatch(/^\/openai\/v1\/responses\/resp_/);
  });

  it('is not asked on bedrock-runtime, which answers at once', async () => {
    const run = await visit(await simulated(having(gptOss)), ['--features', 'background,server-side-tools']);
    expect(checkMarks(run, gptOss.id)).toEqual({ Background_Feature: '', ServerSideTools_Feature: '' });
  });

  it('is blocked without the permission to read it', async () => {
    const simulator = await simulated({ ...having(frontier), denyIam: ['bedrock-mantle:GetInference'] });
    const run = await visit(simulator, ['--features', 'background']);
    expect(checkMarks(run, frontier.id)).toEqual({ Background_Feature: 'blocked' });
  });
});

describe('server-side-tools', () => {
  it('are web search for GPT and notes for gpt-oss, and are asked of no other', async () => {
    const run = await visit(await simulated(having(frontier, oss, gemma)), ['--features', 'server-side-tools']);
    expect(checkMarks(run, frontier.id)).toEqual({ ServerSideTools_Feature: '✓' });
    expect(checkMarks(run, oss.id)).toEqual({ ServerSideTools_Feature: '✓' });
    expect(checkMarks(run, gemma.id)).toEqual({ ServerSideTools_Feature: '' });
    expect(attempts(run).filter(({ sent }) => sent.includes('"external_web_access":false'))).toHaveLength(1);
  });
});
