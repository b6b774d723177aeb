/** Owns what GitHub Actions says of itself: whether it runs us, and the files that it reads afterwards. */
import type { Environment } from './option.ts';
import { variable } from './variables.ts';

/** Absolute paths; each is there only where the runner gave it. */
export interface Github {
  stepSummary?: string;
  output?: string;
}

/** Nothing outside of GitHub Actions. */
export function githubOf(env: Environment): Github | undefined {
  if (variable(env, 'GITHUB_ACTIONS') !== 'true') return undefined;
  const stepSummary = variable(env, 'GITHUB_STEP_SUMMARY');
  const output = variable(env, 'GITHUB_OUTPUT');
  return { ...(stepSummary !== undefined && { stepSummary }), ...(output !== undefined && { output }) };
}
