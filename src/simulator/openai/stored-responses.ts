/** Responses that were stored: GET, DELETE and cancel of one, and the one that another goes on from. Shapes: OpenAI's API reference. */
import { type Answer, jsonAnswer } from '../answer.ts';
import type { Call, StoredResponse } from '../call.ts';
import { invalid, type Refusal } from '../refusal.ts';
import { textOf } from '../features/json.ts';

/** So that a long run does not keep all that was ever said. */
const mostStored = 1000;

export function storeResponse(call: Call, { reply, words }: StoredResponse): void {
  const { world, caller, endpoint } = call;
  const { responses } = world;
  const [oldest] = responses.keys();
  if (responses.size >= mostStored && oldest !== undefined) responses.delete(oldest);
  const said = [wordsBefore(call), words].filter((text) => text !== '').join('\n');
  responses.set(keyOf(caller.region, endpoint, textOf(reply['id'])), { reply, words: said });
}

/** What was said in the conversation that a call goes on with. */
export function wordsBefore(call: Call): string {
  const { previous_response_id: id } = call.body;
  return (typeof id === 'string' && stored(call, id)?.words) || '';
}

/** Endpoints and Regions store apart. */
function keyOf(region: string, endpoint: string, id: string): string {
  return `${endpoint} ${region} ${id}`;
}

function stored({ world, caller, endpoint }: Call, id: string): StoredResponse | undefined {
  return world.responses.get(keyOf(caller.region, endpoint, id));
}

export function previousFault(call: Call): Refusal | undefined {
  const { previous_response_id: id } = call.body;
  if (typeof id !== 'string' || stored(call, id) !== undefined) return undefined;
  return invalid(`Previous response with id '${id}' not found.`, {
    code: 'previous_response_not_found',
    param: 'previous_response_id',
  });
}

export function getResponse(call: Call): Answer | Refusal {
  const found = stored(call, call.target);
  return found === undefined ? absent(call.target) : jsonAnswer(found.reply);
}

export function deleteResponse(call: Call): Answer | Refusal {
  if (stored(call, call.target) === undefined) return absent(call.target);
  call.world.responses.delete(keyOf(call.caller.region, call.endpoint, call.target));
  return jsonAnswer({ id: call.target, object: 'response', deleted: true });
}

/** Everything here is done at once, so there is never anything left to cancel. */
export function cancelResponse(call: Call): Answer | Refusal {
  const found = stored(call, call.target);
  if (found === undefined) return absent(call.target);
  if (found.reply['background'] === true) return jsonAnswer(found.reply);
  return invalid('Only responses created with background=true can be cancelled.', { code: 'invalid_value' });
}

function absent(id: string): Refusal {
  return { status: 404, type: 'ResourceNotFoundException', message: `Response with id '${id}' not found.` };
}
