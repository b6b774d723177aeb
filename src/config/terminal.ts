/** Owns what the terminal can show: colours and a live line, or plain text. */
import type { Environment } from './option.ts';
import { variable } from './variables.ts';

/** Whether a stream is a terminal. */
export interface Terminal {
  stdout: boolean;
  stderr: boolean;
}

export type Progress = 'live' | 'lines' | 'none';

/** NO_COLOR wins over FORCE_COLOR: who set both asked at least once not to be coloured (no-color.org). */
export function wantsColor(env: Environment, isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  const forced = variable(env, 'FORCE_COLOR');
  if (forced !== undefined) return forced !== '0' && forced.toLowerCase() !== 'false';
  return isTerminal && variable(env, 'TERM') !== 'dumb';
}

/** A CI system's log keeps every redraw of a live line, so it gets plain lines even where it offers a terminal. */
export function progressFor(env: Environment, isTerminal: boolean): Progress {
  const ci = variable(env, 'CI')?.toLowerCase();
  const inCi = ci !== undefined && ci !== 'false' && ci !== '0';
  return isTerminal && !inCi && variable(env, 'TERM') !== 'dumb' ? 'live' : 'lines';
}
