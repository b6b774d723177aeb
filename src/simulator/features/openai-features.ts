/** What bodies of Chat Completions and Responses ask for (OpenAI's API reference). */
import type { Json, JsonObject } from '../../types.ts';
import { forcedTool, objectOf, objectsOf, present, textOf, textOfPdf, textsIn, textsOf } from './json.ts';
import type { RequestedFeatures, Tool } from './requested-feature.ts';

export function chatFeatures(body: JsonObject, stream: boolean): RequestedFeatures {
  const messages = objectsOf(body['messages']);
  const users = messages.filter(({ role }) => role === 'user');
  const parts = users.flatMap(({ content }) => objectsOf(content));
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
    images: parts
      .filter(({ type }) => type === 'image_url')
      .map((part) => fileIn(textOf(objectOf(part['image_url'])['url']))),
    ...shared(body, { words, effort, logProbabilities: body['logprobs'] === true }),
    audios: parts
      .filter(({ type }) => type === 'input_audio')
      .map((part) => textOf(objectOf(part['input_audio'])['data'])),
    ...filesIn(parts.map(({ file }) => objectOf(file))),
    stream,
  };
}

export function responseFeatures(body: JsonObject, stream: boolean): RequestedFeatures {
  const { input } = body;
  const items = objectsOf(input);
  const words = typeof input === 'string' ? input : items.map(({ content }) => wordsOf(content)).join('\n');
  const parts = items.flatMap(({ content, output }) => [...objectsOf(content), ...objectsOf(output)]);
  const schema = objectOf(objectOf(body['text'])['format'])['schema'];
  const effort = textOf(objectOf(body['reasoning'])['effort']);
  return {
    words,
    system: textOf(body['instructions']),
    stop: [],
    tools: objectsOf(body['tools'])
      .map(toolOf)
      .filter(({ name }) => name !== ''),
    results: items.at(-1)?.['type'] === 'function_call_output' ? 1 : 0,
    ...forcedTool(textOf(objectOf(body['tool_choice'])['name']), body['tool_choice'] === 'required'),
    json: objectOf(objectOf(body['text'])['format'])['type'] === 'json_object',
    ...(schema !== undefined && { schema: objectOf(schema) }),
    images: parts.filter(({ type }) => type === 'input_image').map((part) => fileIn(textOf(part['image_url']))),
    ...shared(body, {
      words,
      effort,
      logProbabilities: textsOf(body['include']).some((name) => name.endsWith('logprobs')),
    }),
    ...filesIn(parts),
    webSearch: objectsOf(body['tools']).some(({ type }) => type === 'web_search'),
    stream,
  };
}

function shared(
  body: JsonObject,
  { words, effort, logProbabilities }: { words: string; effort: string; logProbabilities: boolean },
) {
  const thinking: Pick<RequestedFeatures, 'thinking' | 'effort'> =
    effort === '' ? {} : { thinking: effort === 'none' ? 'off' : 'on', effort };
  return {
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

/** What is attached as a file is a PDF, or nothing that is read here. */
function filesIn(parts: readonly JsonObject[]): Pick<RequestedFeatures, 'documents' | 'pdf'> {
  const files = parts.map((part) => textOf(part['file_data'])).filter((data) => data !== '');
  return { documents: files.map((data) => textOfPdf(fileIn(data))), pdf: files.length > 0 };
}

function toolOf(tool: JsonObject): Tool {
  return { name: textOf(tool['name']), schema: objectOf(tool['parameters']), strict: tool['strict'] === true };
}

function wordsOf(content: Json | undefined): string {
  return typeof content === 'string' ? content : textsIn(objectsOf(content));
}
