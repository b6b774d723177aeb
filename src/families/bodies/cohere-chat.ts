/** Cohere Command R's body [docs: model-parameters-cohere-command-r-plus]. */
import { calledTool } from '../../protocols/called-tool.ts';
import { isObject, listIn, objectAt, objectIn, objectsAt, stringAt, textIn } from '../../protocols/fields.ts';
import { budget } from '../../protocols/protocol.ts';
import { factsOf, type ResponseFacts } from '../../protocols/response-facts.ts';
import type { Json, JsonObject } from '../../types.ts';
import type { BodyFormat } from '../body-format.ts';
import { readChunks } from '../stream.ts';
import { kept, renamed, translated } from '../translated.ts';

/** Fields of Chat Completions as it has them. Which tool is called it leaves to the model. */
const fields = {
  messages: (value: Json) => conversation(value),
  tools: ownTools,
  ...kept('max_tokens'),
  ...kept('temperature'),
  ...renamed('top_p', 'p'),
  ...renamed('stop', 'stop_sequences'),
  // Cohere's API reference, Chat v1: JSON, with the schema beside it. AWS's page does not list it.
  response_format: (value: Json) => ({
    response_format: {
      type: 'json_object',
      schema: objectAt(objectAt(objectIn(value), 'json_schema'), 'schema') ?? {},
    },
  }),
};

export const cohereChat: BodyFormat = {
  name: 'cohere-chat',
  protocol: 'chat-completions',
  fields: (request) => translated(request, fields),
  body: (words) => ({ message: words, max_tokens: budget }),
  read(json) {
    const text = stringAt(json, 'text');
    const stopReason = stringAt(json, 'finish_reason');
    if (text === undefined || stopReason === undefined) return undefined;
    return factsOf({ text, stopReason, tools: callsIn(json) });
  },
  readStream(chunks) {
    const facts = readChunks(chunks, {
      piece: (chunk) => stringAt(chunk, 'text'),
      end: (chunk) => (chunk['is_finished'] === true ? stringAt(chunk, 'finish_reason') : undefined),
    });
    return facts && { ...facts, tools: chunks.flatMap(callsIn) };
  },
};

/** One message of the user, and the system's before it; pictures have no place. */
function conversation(messages: Json): JsonObject | undefined {
  const turns = (listIn(messages) ?? []).filter(isObject);
  const said = (role: string): string | undefined =>
    stringAt(
      turns.find((turn) => turn['role'] === role),
      'content',
    );
  const [message, preamble] = [said('user'), said('system')];
  if (message === undefined || turns.length > (preamble === undefined ? 1 : 2)) return undefined;
  return { message, ...(preamble !== undefined && { preamble }) };
}

function ownTools(tools: Json): JsonObject | undefined {
  const own = (listIn(tools) ?? []).map((tool) => ownTool(objectAt(objectIn(tool), 'function')));
  return own.every((tool) => tool !== undefined) ? { tools: own } : undefined;
}

/** What it has no field for, as `strict`, cannot be tested. */
const toolFields = new Set(['name', 'description', 'parameters']);

/** The parameters of a tool are a list of its own, and not a JSON schema. */
function ownTool(called: JsonObject | undefined): JsonObject | undefined {
  if (called === undefined || !Object.keys(called).every((name) => toolFields.has(name))) return undefined;
  const schema = objectAt(called, 'parameters');
  const required = listIn(schema?.['required']) ?? [];
  const parameters = Object.entries(objectAt(schema, 'properties') ?? {}).map(([name, property]) => [
    name,
    { ...(isObject(property) && property), type: 'str', required: required.includes(name) },
  ]);
  return {
    name: textIn(called['name']) ?? '',
    description: textIn(called['description']) ?? '',
    parameter_definitions: Object.fromEntries(parameters),
  };
}

function callsIn(json: JsonObject): ResponseFacts['tools'] {
  return objectsAt(json, 'tool_calls').flatMap(({ name, parameters }) => calledTool(name, parameters));
}
