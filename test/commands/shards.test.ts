/** The parts for a CI matrix. */
import { describe, expect, it } from 'vitest';
import { modelCalls, simulated, visit } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';

describe('shards', () => {
  it('prints as many parts as it is told, without asking anybody', async () => {
    const run = await visit(undefined, ['shards', '--count', '4']);
    expect(run).toMatchObject({ code: 0, stdout: '{"shard":["1/4","2/4","3/4","4/4"]}\n', stderr: '' });
  });

  it('finds the number from the listings and the minutes that a part may take, calling no model', async () => {
    const simulator = await simulated(
      having(...Array.from({ length: 50 }, (_, at) => plainModel(`acme.model-${at}-v1:0`))),
    );
    const roomy = await visit(simulator, ['shards']);
    expect(roomy).toMatchObject({ code: 0, stdout: '{"shard":["1/1"]}\n' });
    // 50 models x 5 APIs x 3 seconds, one at a time, are twelve and a half minutes.
    const tight = await visit(simulator, ['shards', '--minutes', '5', '-c', '1']);
    expect(JSON.parse(tight.stdout)).toEqual({ shard: ['1/3', '2/3', '3/3'] });
    expect(tight.stderr).toBe('250 cells to call make 3 parts.\n');
    expect(modelCalls(simulator)).toEqual([]);
  });

  it.each([['0'], ['257'], ['some']])('refuses %s parts', async (count) => {
    const run = await visit(undefined, ['shards', '--count', count]);
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--count') });
  });

  it('list shows the rows of one part', async () => {
    const simulator = await simulated(
      having(...Array.from({ length: 12 }, (_, at) => plainModel(`acme.model-${at}-v1:0`))),
    );
    const rows = async (...argv: string[]): Promise<string[]> =>
      (await visit(simulator, ['list', ...argv])).stdout.split('\n').filter(Boolean);
    const cut = [...(await rows('--shard', '1/2')), ...(await rows('--shard', '2/2'))];
    expect(cut.toSorted()).toEqual((await rows()).toSorted());
  });
});
