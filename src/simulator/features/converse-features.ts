/** What a Converse body asks for (API reference, ConverseRequest). */
import { isObject } from '../bodies/schema.ts';
import type { Json, JsonObject } from '../../types.ts';
import { forcedTool, objectOf, objectsOf, present, textOf, textOfPdf, textsIn, textsOf } from './json.ts';
import type { RequestedFeatures } from './requested-feature.ts';

export function converseFeatures(body: JsonObject, stream: boolean): RequestedFeatures {
  const blocks = objectsOf(body['messages']).flatMap(({ content }) => objectsOf(content));
  const shown = blocks.flatMap(({ toolResult }) => objectsOf(objectOf(toolResult)['content']));
  const documents = blocks.filter((block) => 'document' in block).map(({ document }) => objectOf(document));
  const cut = blocks.findIndex((block) => 'cachePoint' in block);
  const toolConfig = objectOf(body['toolConfig']);
  const toolChoice = objectOf(toolConfig['toolChoice']);
  const schema = parsed(
    objectOf(objectOf(objectOf(objectOf(body['outputConfig'])['textFormat'])['structure'])['jsonSchema'])['schema'],
  );
  return {
    words: textsIn(blocks),
    system: textsIn(objectsOf(body['system'])),
    stop: textsOf(objectOf(body['inferenceConfig'])['stopSequences']),
    tools: objectsOf(toolConfig['tools']).map(({ toolSpec }) => ({
      name: textOf(objectOf(toolSpec)['name']),
      schema: objectOf(objectOf(objectOf(toolSpec)['inputSchema'])['json']),
      strict: objectOf(toolSpec)['strict'] === true,
    })),
    results: objectsOf(objectsOf(body['messages']).at(-1)?.['content']).filter((block) => 'toolResult' in block).length,
    ...forcedTool(textOf(objectOf(toolChoice['tool'])['name']), 'any' in toolChoice),
    ...(schema && { schema }),
    images: filesOf([...blocks, ...shown], 'image'),
    videos: filesOf(blocks, 'video'),
    audios: filesOf(blocks, 'audio'),
    toolImages: shown.some((block) => 'image' in block),
    documents: documents.map(textOfDocument),
    pdf: documents.some(({ format }) => format === 'pdf'),
    citations: documents.some(({ citations }) => objectOf(citations)['enabled'] === true),
    ...thinkingOf({
      output_config: objectOf(body['outputConfig']),
      ...objectOf(body['additionalModelRequestFields']),
    }),
    ...(cut >= 0 && { prefix: textsIn(blocks.slice(0, cut)) }),
    forHour: blocks.some(({ cachePoint }) => objectOf(cachePoint)['ttl'] === '1h'),
    ...present('tier', textOf(objectOf(body['serviceTier'])['type'])),
    ...present('latency', textOf(objectOf(body['performanceConfig'])['latency'])),
    logProbabilities: false,
    ...present('guardrail', textOf(objectOf(body['guardrailConfig'])['guardrailIdentifier'])),
    stream,
  };
}

function parsed(text: JsonObject[string] | undefined): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(textOf(text));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The bytes of what blocks of this kind hold. */
function filesOf(blocks: readonly JsonObject[], kind: 'image' | 'video' | 'audio'): string[] {
  return blocks
    .filter((block) => kind in block)
    .map((block) => textOf(objectOf(objectOf(block[kind])['source'])['bytes']));
}

function textOfDocument({ format, source }: JsonObject): string {
  const { bytes, text } = objectOf(source);
  if (bytes === undefined) return textOf(text);
  return format === 'pdf' ? textOfPdf(textOf(bytes)) : Buffer.from(textOf(bytes), 'base64').toString();
}

/**
 * The fields of the providers: Claude's `thinking` with its effort beside it, Nova's `reasoningConfig`, `reasoning_config` and
 * `reasoning_effort` of open models, GPT's `reasoning`.
 */
export function thinkingOf(fields: JsonObject): Pick<RequestedFeatures, 'thinking' | 'effort'> {
  const nova = objectOf(fields['reasoningConfig']);
  const type = isObject(fields['thinking']) ? fields['thinking']['type'] : nova['type'];
  const level = objectOf(fields['reasoning'])['effort'] ?? fields['reasoning_config'] ?? fields['reasoning_effort'];
  const word = type ?? level;
  if (word === undefined) return {};
  const isOff = word === 'disabled' || word === 'none' || word === 'between_tools';
  const effort = nova['maxReasoningEffort'] ?? objectOf(fields['output_config'])['effort'] ?? level;
  return { thinking: isOff ? 'off' : 'on', ...present('effort', textOf(effort)) };
}
