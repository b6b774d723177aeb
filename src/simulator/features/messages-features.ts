/** What a Messages body asks for (Anthropic's API reference). */
import type { JsonObject } from '../../types.ts';
import { thinkingOf } from './converse-features.ts';
import { forcedTool, objectOf, objectsOf, textOf, textOfPdf, textsIn, textsOf } from './json.ts';
import type { RequestedFeatures } from './requested-feature.ts';

export function messagesFeatures(body: JsonObject, stream: boolean): RequestedFeatures {
  const contents = objectsOf(body['messages']).map(({ content }) => content);
  const blocks = contents.flatMap((content) =>
    typeof content === 'string' ? [{ type: 'text', text: content }] : objectsOf(content),
  );
  const shown = blocks.flatMap(({ type, content }) => (type === 'tool_result' ? objectsOf(content) : []));
  const documents = blocks.filter(({ type }) => type === 'document');
  const cut = blocks.findLastIndex((block) => 'cache_control' in block);
  const schema = objectOf(objectOf(body['output_config'])['format'])['schema'];
  const toolChoice = objectOf(body['tool_choice']);
  return {
    words: textsIn(blocks),
    system: typeof body['system'] === 'string' ? body['system'] : textsIn(objectsOf(body['system'])),
    stop: textsOf(body['stop_sequences']),
    tools: objectsOf(body['tools']).map((tool) => ({
      name: textOf(tool['name']),
      schema: objectOf(tool['input_schema']),
      strict: tool['strict'] === true,
    })),
    results: objectsOf(contents.at(-1)).filter(({ type }) => type === 'tool_result').length,
    ...forcedTool(textOf(toolChoice['name']), toolChoice['type'] === 'any'),
    ...(schema !== undefined && { schema: objectOf(schema) }),
    images: [...blocks, ...shown]
      .filter(({ type }) => type === 'image')
      .map(({ source }) => textOf(objectOf(source)['data'])),
    toolImages: shown.some(({ type }) => type === 'image'),
    documents: documents.map(({ source }) => textOfSource(objectOf(source))),
    pdf: documents.some(({ source }) => isPdf(objectOf(source))),
    citations: documents.some(({ citations }) => objectOf(citations)['enabled'] === true),
    ...thinkingOf(body),
    ...(cut >= 0 && { prefix: textsIn(blocks.slice(0, cut + 1)) }),
    forHour: blocks.some((block) => objectOf(block['cache_control'])['ttl'] === '1h'),
    logProbabilities: false,
    stream,
  };
}

function isPdf({ media_type: media }: JsonObject): boolean {
  return media === 'application/pdf';
}

function textOfSource(source: JsonObject): string {
  const data = textOf(source['data']);
  return isPdf(source) ? textOfPdf(data) : data;
}
