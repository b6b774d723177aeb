/** The user's own prompt in a request: wherever the usual one would be asked. Pure. */
import { withPrompt } from '../families/own-prompt.ts';
import { kindOf } from '../features/statement.ts';
import type { Ask, Cell } from '../types.ts';

/** Features have words that show them, and the user's own probes are the user's own. */
export function withUserPrompt({ feature }: Cell, ask: Ask, own: string | undefined): Ask {
  if (own === undefined || (feature !== undefined && kindOf(feature) !== 'value')) return ask;
  return { ...ask, body: withPrompt(ask.body, own) };
}
