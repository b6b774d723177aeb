/** The OpenAI-shaped APIs take their target from the body; without one nothing can be asked. */
import type { Call } from '../call.ts';
import { invalid, type Refusal } from '../refusal.ts';

export function modelFault(call: Call): Refusal | undefined {
  if (call.target !== '') return undefined;
  const message = "Missing required parameter: 'model'.";
  return invalid(message, { code: 'missing_required_parameter', param: 'model' });
}
