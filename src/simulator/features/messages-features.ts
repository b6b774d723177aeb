/** What a Messages body asks for (Anthropic's API reference). */
import type { JsonObject } from '../../types.ts';
import { thinkingOf } from './converse-features.ts';
import { forcedTool, objectOf, objectsOf, textOf, textsOf } from './json.ts';
import type { RequestedFeatures } from './requested-feature.ts';

export function messagesFeatures(body: JsonObject, stream: boolean): RequestedFeatures {
  const contents = objectsOf(body['messages']).map(({ content }) => content);
  const blocks = contents.flatMap((content) =>
    typeof content === 'string' ? [{ type: 'text', text: content }] : objectsOf(content),
  );
  const cut = blocks.findLastIndex((block) => 'cache_control' in block);
  const texts = (some: readonly JsonObject[]): string => some.map(({ text }) => textOf(text)).join('\n');
  const schema = objectOf(objectOf(body['output_config'])['format'])['schema'];
  const thinking = thinkingOf(body);
  const toolChoice = objectOf(body['tool_choice']);
  return {
    words: texts(blocks),
    system: typeof body['system'] === 'string' ? body['system'] : texts(objectsOf(body['system'])),
    stop: textsOf(body['stop_sequences']),
    tools: objectsOf(body['tools']).map((tool) => ({
      name: textOf(tool['name']),
      required: textsOf(objectOf(tool['input_schema'])['required']),
    })),
    results: objectsOf(contents.at(-1)).filter(({ type }) => type === 'tool_result').length,
    ...forcedTool(textOf(toolChoice['name']), toolChoice['type'] === 'any'),
    ...(schema !== undefined && { schema: objectOf(schema) }),
    images: blocks.filter(({ type }) => type === 'image').map(({ source }) => textOf(objectOf(source)['data'])),
    documents: blocks
      .filter(({ type }) => type === 'document')
      .map((block) => textOf(objectOf(objectOf(block)['source'])['data'])),
    ...(thinking && { thinking }),
    ...(cut >= 0 && { prefix: texts(blocks.slice(0, cut + 1)) }),
    logProbabilities: false,
    stream,
  };
}
