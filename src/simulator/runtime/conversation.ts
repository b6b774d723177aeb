/** What Converse refuses of a conversation that its service model allows, in the sentences on record. */
import { shown } from '../bodies/schema.ts';
import type { Json, JsonObject } from '../../types.ts';
import { objectOf, objectsOf, textOf } from '../features/json.ts';
import { byTheModel } from '../refusal.ts';
import { imageFault } from './image.ts';

const startsWrong =
  'A conversation must start with a user message. Try again with a conversation that starts with a user message.';
/** microsoft/semantic-kernel#10281 and cline/cline#431. */
const alternates =
  'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user ' +
  'and assistant roles and try again.';
/** simonw/llm-bedrock#8; an underscore is taken, a tab and U+3000 are not (measured in aws-samples/generative-ai-use-cases#1671). */
const documentName =
  'The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, and ' +
  "square brackets. The name can't contain more than one consecutive whitespace character. Check that the file name " +
  'conforms to these restrictions and retry your request.';

/** The first fault of the messages of a Converse body, or of a part of CountTokens. */
export function conversationFault(body: JsonObject, modelId: string): string | undefined {
  const messages = objectsOf(body['messages']);
  return (
    orderFault(messages, modelId) ??
    first(messages, (message, index) => messageFault(message, index, modelId)) ??
    toolTurnFault(messages, 'toolConfig' in body)
  );
}

function first<Item>(items: readonly Item[], faultOf: (item: Item, index: number) => string | undefined) {
  for (const [index, item] of items.entries()) {
    const fault = faultOf(item, index);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Messages of the system stand between those of the two that talk. */
function orderFault(messages: readonly JsonObject[], modelId: string): string | undefined {
  const roles = messages.map(({ role }) => role).filter((role) => role !== 'system');
  if (roles[0] !== 'user') return startsWrong;
  if (roles.some((role, index) => role === roles[index - 1])) return alternates;
  return roles.at(-1) === 'assistant' ? prefillFault(modelId) : undefined;
}

/** Claude before the fifth generation and Nova go on from the words of the assistant (their model cards); others do not. */
function prefillFault(modelId: string): string | undefined {
  if (/anthropic\.claude-(?:3|(?:opus|sonnet|haiku)-4-[0-5]|(?:opus|sonnet)-4-2)|amazon\.nova/.test(modelId))
    return undefined;
  if (modelId.startsWith('anthropic.')) {
    return 'The model returned the following errors: This model does not support assistant message prefill. The conversation must end with a user message.';
  }
  return 'The model that you are using requires the last turn in the conversation to be a user message. Add a user message to the conversation and try again.';
}

function messageFault({ role, content }: JsonObject, index: number, modelId: string): string | undefined {
  const blocks = objectsOf(content);
  const at = `messages.${index}`;
  if (blocks.length === 0) {
    return `The content field in the Message object at ${at} is empty. Add a ContentBlock object to the content field and try again.`;
  }
  const fault = first(blocks, (block, place) => blockFault(block, `${at}.content.${place}`, modelId));
  if (fault !== undefined) return fault;
  // DocumentBlock in the API reference: only of the user, and beside a text.
  const hasMedia = blocks.some((block) => 'document' in block || 'image' in block);
  if (hasMedia && role !== 'user')
    return `The content field at ${at} can hold images and documents only if the role is user.`;
  const needsText = blocks.some((block) => 'document' in block) && !blocks.some((block) => 'text' in block);
  return needsText ? `A text block is required beside the document at ${at}.content.` : undefined;
}

function blockFault(block: JsonObject, at: string, modelId: string): string | undefined {
  if (typeof block['text'] === 'string' && block['text'].trim() === '') {
    return `The text field in the ContentBlock object at ${at} is blank. Add text to the text field, and try again.`;
  }
  const name = objectOf(block['document'])['name'];
  if (typeof name === 'string' && !/^(?!.* {2})[\w \-()[\]]+$/.test(name)) return documentName;
  if ('image' in block) return imageFault(objectOf(block['image']), at, modelId);
  const { toolUse, toolResult } = block;
  if (toolUse !== undefined) return objectFault(objectOf(toolUse)['input'], `${at}.toolUse.input`);
  return first(objectsOf(objectOf(toolResult)['content']), (part, place) =>
    'json' in part ? objectFault(part['json'], `${at}.toolResult.content.${place}.json`) : undefined,
  );
}

/** aws/aws-sdk-js-v3#7330: a document in the service model, an object for the service. */
function objectFault(value: Json | undefined, at: string): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value))) return undefined;
  return `The format of the value at ${at} is invalid. Provide a json object for the field and try again.`;
}

/** Each call of a tool has its result in the next turn, and no result is without its call. */
function toolTurnFault(messages: readonly JsonObject[], hasTools: boolean): string | undefined {
  const turns = messages.filter(({ role }) => role !== 'system');
  if (!hasTools && turns.some((turn) => idsIn(turn, 'toolUse').length + idsIn(turn, 'toolResult').length > 0)) {
    return 'The toolConfig field must be defined when using toolUse and toolResult content blocks.';
  }
  return first(turns, (turn, index) => {
    const asked = index === 0 ? [] : idsIn(turns[index - 1] ?? {}, 'toolUse');
    const answered = idsIn(turn, 'toolResult');
    if (answered.length > asked.length) {
      return `The number of toolResult blocks at messages.${index}.content exceeds the number of toolUse blocks of previous turn.`;
    }
    const open = asked.filter((id) => !answered.includes(id));
    if (open.length === 0) return undefined;
    return `Expected toolResult blocks at messages.${index}.content for the following Ids: ${open.join(', ')}`;
  });
}

function idsIn({ content }: JsonObject, key: 'toolUse' | 'toolResult'): string[] {
  return objectsOf(content)
    .filter((block) => key in block)
    .map((block) => textOf(objectOf(block[key])['toolUseId']));
}

/** The first fault of `toolConfig`. */
export function toolsFault(toolConfig: JsonObject): string | undefined {
  const specs = objectsOf(toolConfig['tools']).map(({ toolSpec }) => objectOf(toolSpec));
  const names = specs.map(({ name }) => textOf(name)).filter((name) => name !== '');
  const wanted = objectOf(objectOf(toolConfig['toolChoice'])['tool'])['name'];
  return (
    first(specs, ({ inputSchema }, index) => schemaFault(objectOf(inputSchema)['json'], index)) ??
    (new Set(names).size < names.length ? byTheModel('tools: Tool names must be unique.') : undefined) ??
    (wanted !== undefined && !names.includes(textOf(wanted))
      ? byTheModel(`Tool '${shown(wanted)}' not found in provided tools`)
      : undefined)
  );
}

/** aws/aws-sdk-net#3377; earendil-works/pi#8279. */
function schemaFault(schema: Json | undefined, index: number): string | undefined {
  const at = `toolConfig.tools.${index}.toolSpec.inputSchema.json`;
  const fault = objectFault(schema, at);
  if (fault !== undefined || schema === undefined) return fault;
  return objectOf(schema)['type'] === 'object'
    ? undefined
    : `The value at ${at}.type must be one of the following: object.`;
}
