/** Owns the warning about BEDROCK_MATRIX_ variables that nothing reads: a slip there would otherwise change nothing, silently. */
import { nearest } from './nearest.ts';
import { optionVariable, type Environment } from './option.ts';
import { options } from './options.ts';

/** One note per variable that looks like an option's and is none. */
export function unreadVariables(env: Environment): string[] {
  const known = Object.values(options).map((option) => optionVariable(option));
  return Object.keys(env)
    .filter((name) => name.startsWith('BEDROCK_MATRIX_') && !known.includes(name))
    .map((name) => {
      const [near] = nearest(name, known, 1);
      return `${name} is not read; ${near === undefined ? '.env.example lists the variables that are' : `did you mean ${near}?`}`;
    });
}
