/** The error for evidence that is not there: it names the evidence beside it. */
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { nearest } from '../config/nearest.ts';
import { UserError } from '../errors.ts';

/** Names that one sentence holds. */
const mostNames = 5;

export function missingEvidence(path: string): UserError {
  const there = evidenceBeside(path);
  const near = nearest(basename(path), there, mostNames);
  const names = near.length > 0 ? near : there.slice(0, mostNames);
  const fix =
    names.length > 0
      ? `In its folder there is ${names.join(', ')}.`
      : 'A run writes one: `bedrock-matrix`, or without an AWS account `bedrock-matrix --demo`.';
  return new UserError(`There is no evidence file ${path}.`, fix);
}

/** A folder that cannot be read has nothing to offer. */
function evidenceBeside(path: string): string[] {
  try {
    return readdirSync(dirname(path))
      .filter((name) => /\.(?:ndjson|jsonl)$/i.test(name))
      .toSorted();
  } catch {
    return [];
  }
}
