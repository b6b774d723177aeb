/** --shard, as typed and as CI systems say it. */
import { describe, expect, it } from 'vitest';
import { resolveShard } from '../../src/config/shard.ts';

function shard(word: string, env: Record<string, string> = {}) {
  return resolveShard({ flags: { shard: [word] }, env });
}

describe('--shard', () => {
  it('is one of n parts, counted from 1', () => {
    expect(shard('2/4')).toEqual({ index: 2, count: 4 });
    expect(resolveShard({ flags: {}, env: {} })).toBeUndefined();
    expect(resolveShard({ flags: {}, env: { BEDROCK_MATRIX_SHARD: '3/3' } })).toEqual({ index: 3, count: 3 });
  });

  it.each(['0/4', '5/4', '1', '1/0', '-1/4', '1/4/2', 'half'])('refuses %s and says how a part is written', (word) => {
    expect(() => shard(word)).toThrow(/--shard takes a part such as 2\/4/);
  });
});

describe('--shard auto', () => {
  it.each<[string, Record<string, string>]>([
    ['GitLab', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '4' }],
    ['CircleCI', { CIRCLE_NODE_INDEX: '1', CIRCLE_NODE_TOTAL: '4' }],
    ['Buildkite', { BUILDKITE_PARALLEL_JOB: '1', BUILDKITE_PARALLEL_JOB_COUNT: '4' }],
    ['AWS Batch', { AWS_BATCH_JOB_ARRAY_INDEX: '1', AWS_BATCH_JOB_ARRAY_SIZE: '4' }],
    ['GitHub Actions, which hands strategy.job-index over', { JOB_INDEX: '1', JOB_TOTAL: '4' }],
  ])('reads the numbers of %s', (_system, env) => {
    expect(shard('auto', env)).toEqual({ index: 2, count: 4 });
  });

  it('does not take the total that GitLab sets in every job for a part', () => {
    expect(() => shard('auto', { CI_NODE_TOTAL: '1' })).toThrow(/finds no variable of a CI system/);
  });

  it('says which variable is missing, wrong or out of bounds', () => {
    expect(() => shard('auto', { AWS_BATCH_JOB_ARRAY_INDEX: '1' })).toThrow(
      /AWS_BATCH_JOB_ARRAY_SIZE .* it is not set/,
    );
    expect(() => shard('auto', { JOB_INDEX: 'x', JOB_TOTAL: '2' })).toThrow(/JOB_INDEX .* it is "x"/);
    expect(() => shard('auto', { CIRCLE_NODE_INDEX: '4', CIRCLE_NODE_TOTAL: '4' })).toThrow(
      /CIRCLE_NODE_INDEX is 4, outside the 4 jobs/,
    );
    expect(() => shard('auto', { CI_NODE_INDEX: '0', CI_NODE_TOTAL: '4' })).toThrow(/CI_NODE_INDEX is 0/);
  });
});
