/** Owns which part of a plan this run measures: `2/4` as typed, or what the CI system says of itself. */
import { usageError } from '../errors.ts';
import { readOne, type Environment, type Given } from './option.ts';
import { options } from './options.ts';
import { variable, type VariableName } from './variables.ts';

/** The index-th of count parts; index counts from 1. */
export interface Shard {
  index: number;
  count: number;
}

/** How a CI system numbers the jobs that run side by side. */
interface Numbering {
  system: string;
  index: VariableName;
  count: VariableName;
  /** What it calls the first of them. */
  first: 0 | 1;
}

/** By the documentation of each system; the last is for those whose numbers have to be handed over, as GitHub Actions and Amazon ECS. */
export const numberings: readonly Numbering[] = [
  { system: 'GitLab', index: 'CI_NODE_INDEX', count: 'CI_NODE_TOTAL', first: 1 },
  { system: 'CircleCI', index: 'CIRCLE_NODE_INDEX', count: 'CIRCLE_NODE_TOTAL', first: 0 },
  { system: 'Buildkite', index: 'BUILDKITE_PARALLEL_JOB', count: 'BUILDKITE_PARALLEL_JOB_COUNT', first: 0 },
  { system: 'AWS Batch (array job)', index: 'AWS_BATCH_JOB_ARRAY_INDEX', count: 'AWS_BATCH_JOB_ARRAY_SIZE', first: 0 },
  { system: 'Kubernetes (indexed Job)', index: 'JOB_COMPLETION_INDEX', count: 'JOB_TOTAL', first: 0 },
  { system: 'GitHub Actions, Amazon ECS and all others', index: 'JOB_INDEX', count: 'JOB_TOTAL', first: 0 },
];

/** `2/4`: how a shard is written, in options and in evidence. */
export function shardName({ index, count }: Shard): string {
  return `${index}/${count}`;
}

/** Throws a usage error that names the option, or the variable of the CI system, that is wrong. */
export function resolveShard(given: Given): Shard | undefined {
  const setting = readOne(options.shard, given);
  if (setting === undefined) return undefined;
  return setting.value === 'auto' ? shardOfJob(given.env, setting.source) : setting.value;
}

function shardOfJob(env: Environment, source: string): Shard {
  const numbering = numberings.find(({ index }) => variable(env, index) !== undefined);
  if (numbering === undefined) {
    const known = numberings.map(({ index, count }) => `${index} and ${count}`).join(', ');
    throw usageError(
      `${source} auto finds no variable of a CI system that runs jobs in parallel`,
      `Write the part, for example ${source} 1/4, or set one of these pairs: ${known}.`,
    );
  }
  const index = numberIn(env, numbering.index) + 1 - numbering.first;
  const count = numberIn(env, numbering.count);
  if (index >= 1 && index <= count) return { index, count };
  throw usageError(
    `${source} auto: ${numbering.index} is ${numberIn(env, numbering.index)}, outside the ${count} jobs of ${numbering.count}`,
    `${numbering.index} counts from ${numbering.first}.`,
  );
}

function numberIn(env: Environment, name: VariableName): number {
  const value = variable(env, name) ?? '';
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw usageError(
    `--shard auto needs ${name} to be a whole number, but it is ${value === '' ? 'not set' : `"${value}"`}`,
    `Set it, or write the part, for example --shard 1/4.`,
  );
}
