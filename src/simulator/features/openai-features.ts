/** What bodies of Chat Completions and Responses ask for (OpenAI's API reference). */
import type { Json, JsonObject } from '../../types.ts';
import { forcedTool, objectOf, objectsOf, present, textOf, textsOf } from './json.ts';
import type { RequestedFeatures } from './requested-feature.ts';

export function chatFeatures(body: JsonObject, stream: boolean): RequestedFeatures {
  const messages = objectsOf(body['messages']);
  const users = messages.filter(({ role }) => role === 'user');
  const words = users.map(({ content }) => wordsOf(content)).join('\n');
  const schema = objectOf(objectOf(body['response_format'])['json_schema'])['schema'];
  const effort = textOf(body['reasoning_effort']);
  return {
    words,
    system: messages
      .filter(({ role }) => role === 'system')
      .map(({ content }) => wordsOf(content))
      .join('\n'),
    stop: typeof body['stop'] === 'string' ? [body['stop']] : textsOf(body['stop']),
    tools: objectsOf(body['tools']).map((tool) => toolOf(objectOf(tool['function']))),
    results: messages.at(-1)?.['role'] === 'tool' ? 1 : 0,
    ...forcedTool(
      textOf(objectOf(objectOf(body['tool_choice'])['function'])['name']),
      body['tool_choice'] === 'required',
    ),
    json: objectOf(body['response_format'])['type'] === 'json_object',
    ...(schema !== undefined && { schema: objectOf(schema) }),
    images: users
      .flatMap(({ content }) => objectsOf(content))
      .filter(({ type }) => type === 'image_url')
      .map((part) => fileIn(textOf(objectOf(part['image_url'])['url']))),
    ...shared(body, { words, effort, logProbabilities: body['logprobs'] === true }),
    stream,
  };
}

export function responseFeatures(body: JsonObject, stream: boolean): RequestedFeatures {
  const { input } = body;
  const items = objectsOf(input);
  const words = typeof input === 'string' ? input : items.map(({ content }) => wordsOf(content)).join('\n');
  const schema = objectOf(objectOf(body['text'])['format'])['schema'];
  const effort = textOf(objectOf(body['reasoning'])['effort']);
  return {
    words,
    system: textOf(body['instructions']),
    stop: [],
    tools: objectsOf(body['tools']).map(toolOf),
    results: items.at(-1)?.['type'] === 'function_call_output' ? 1 : 0,
    ...forcedTool(textOf(objectOf(body['tool_choice'])['name']), body['tool_choice'] === 'required'),
    json: objectOf(objectOf(body['text'])['format'])['type'] === 'json_object',
    ...(schema !== undefined && { schema: objectOf(schema) }),
    images: items
      .flatMap(({ content }) => objectsOf(content))
      .filter(({ type }) => type === 'input_image')
      .map((part) => fileIn(textOf(part['image_url']))),
    ...shared(body, {
      words,
      effort,
      logProbabilities: textsOf(body['include']).some((name) => name.endsWith('logprobs')),
    }),
    stream,
  };
}

function shared(
  body: JsonObject,
  { words, effort, logProbabilities }: { words: string; effort: string; logProbabilities: boolean },
) {
  const thinking: Pick<RequestedFeatures, 'thinking'> =
    effort === '' ? {} : { thinking: effort === 'none' ? 'off' : 'on' };
  return {
    documents: [],
    ...thinking,
    ...present('tier', textOf(body['service_tier'])),
    logProbabilities,
    ...longPrefix(words),
  };
}

/** OpenAI's APIs cache long prompts unasked. */
function longPrefix(words: string): Pick<RequestedFeatures, 'prefix'> {
  return words.length > 4_000 ? { prefix: words } : {};
}

/** The base64 of a data URL. */
function fileIn(url: string): string {
  return url.slice(url.indexOf(',') + 1);
}

function toolOf(tool: JsonObject): { name: string; required: string[] } {
  return { name: textOf(tool['name']), required: textsOf(objectOf(tool['parameters'])['required']) };
}

function wordsOf(content: Json | undefined): string {
  return typeof content === 'string'
    ? content
    : objectsOf(content)
        .map(({ text }) => textOf(text))
        .join('\n');
}
