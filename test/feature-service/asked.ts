/** What a request asks for beyond an answer, read from its fields (API references of Converse, OpenAI and Anthropic). */
import type { FeatureName } from '../../src/config/feature-names.ts';

export type Api = 'converse' | 'chat-completions' | 'responses' | 'messages';
/** The bodies of InvokeModel that are no API's own: Nova's, and Command R's. */
export type Shape = Api | 'nova' | 'cohere';
export type Body = Record<string, unknown>;

/** What models of this service may or may not do; `tool-streaming` is `tool-use` of a stream. */
export interface Request {
  shape: Shape;
  /** By InvokeModel. */
  invoked: boolean;
  stream: boolean;
  body: Body;
  /** The body as it was sent. */
  text: string;
}

export function askedFor(request: Request): FeatureName | undefined {
  const { shape, stream, body, text } = request;
  const feature = togetherIn(request) ?? fieldsOf[shape](body);
  // No field asks for two calls: the user does.
  if (feature === 'tool-use' && /Paris.*Tokyo/.test(text)) return 'parallel-tools';
  if (feature === 'tool-use' && stream) return 'tool-streaming';
  // A prompt of this length is sent for nothing but to be cached.
  const cached = feature === 'prompt-caching' || (feature === undefined && text.length > 15_000);
  return cached ? (stream ? 'cached-tokens-in-stream' : 'prompt-caching') : feature;
}

/** Features that are asked for in one request. */
function togetherIn({ shape, stream, body, text }: Request): FeatureName | undefined {
  const single = fieldsOf[shape](body);
  if (single === 'tool-use' && stream && text.length > 15_000) return 'tools+streaming+caching';
  if (!isThinking(shape, body)) return undefined;
  if (single === 'tool-use') return 'tools+reasoning';
  if (single === 'forced-tool') return 'forced-tool+thinking';
  return single === 'json-schema' ? 'json-schema+thinking' : undefined;
}

function isThinking(api: Shape, body: Body): boolean {
  if (api === 'cohere') return false;
  if (api === 'nova') return !['disabled', undefined].includes(novaThinking(body));
  if (api === 'converse') {
    const more = fields(body['additionalModelRequestFields']);
    return Object.keys(more).length > 0 && !isOff(JSON.stringify(more));
  }
  if (api === 'chat-completions') return !['none', undefined].includes(body['reasoning_effort'] as string | undefined);
  if (api === 'responses')
    return !['none', undefined].includes(fields(body['reasoning'])['effort'] as string | undefined);
  return !['disabled', undefined].includes(fields(body['thinking'])['type'] as string | undefined);
}

function novaThinking(body: Body): string | undefined {
  return fields(body['reasoningConfig'])['type'] as string | undefined;
}

const fieldsOf: Record<Shape, (body: Body) => FeatureName | undefined> = {
  nova: novaAsks,
  cohere: cohereAsks,
  converse: (body) => {
    const blocks = listOf(body['messages']).flatMap((message) => listOf(message['content']));
    const more = fields(body['additionalModelRequestFields']);
    const has = (name: string): boolean => blocks.some((block) => name in block);
    const { toolChoice, tools } = fields(body['toolConfig']);
    if (toolChoice !== undefined) return 'any' in fields(toolChoice) ? 'tool-choice-any' : 'forced-tool';
    if (has('toolResult')) return 'image-in-tool-result';
    if (listOf(tools).some(({ toolSpec }) => fields(toolSpec)['strict'] === true)) return 'strict-tools';
    if (tools !== undefined) return 'tool-use';
    if ('outputConfig' in body) return 'json-schema';
    if (has('image')) return 'image-input';
    const [document] = blocks.filter((block) => 'document' in block).map((block) => fields(block['document']));
    if (document !== undefined)
      return 'citations' in document ? 'citations' : document['format'] === 'pdf' ? 'pdf-input' : 'document-input';
    if (blocks.some(({ cachePoint }) => 'ttl' in fields(cachePoint))) return 'cache-ttl';
    if (has('cachePoint')) return 'prompt-caching';
    if (has('video')) return 'video-input';
    if (has('audio')) return 'audio-input';
    if ('performanceConfig' in body) return 'latency-optimized';
    if ('guardrailConfig' in body) return 'guardrail';
    if ('serviceTier' in body) return 'service-tier';
    if ('system' in body) return 'system-prompt';
    if (Object.keys(more).length > 0) return isOff(JSON.stringify(more)) ? 'reasoning-off' : 'reasoning-on';
    const settings = fields(body['inferenceConfig']);
    if ('stopSequences' in settings) return 'stop-sequences';
    return 'temperature' in settings ? 'temperature' : undefined;
  },
  'chat-completions': (body) => {
    const messages = listOf(body['messages']);
    if ('tool_choice' in body) return body['tool_choice'] === 'required' ? 'tool-choice-any' : 'forced-tool';
    if (listOf(body['tools']).some((tool) => fields(tool['function'])['strict'] === true)) return 'strict-tools';
    if ('tools' in body) return 'tool-use';
    if ('response_format' in body) return 'json-schema';
    if (messages.some(({ content }) => listOf(content).some(({ type }) => type === 'image_url'))) return 'image-input';
    if (messages.some(({ content }) => listOf(content).some(({ type }) => type === 'file'))) return 'pdf-input';
    if (messages.some(({ content }) => listOf(content).some(({ type }) => type === 'input_audio')))
      return 'audio-input';
    if (messages.some(({ role }) => role === 'system')) return 'system-prompt';
    if ('reasoning_effort' in body) return body['reasoning_effort'] === 'none' ? 'reasoning-off' : 'reasoning-on';
    if ('service_tier' in body) return 'service-tier';
    if ('logprobs' in body) return 'log-probabilities';
    if ('stop' in body) return 'stop-sequences';
    return 'temperature' in body ? 'temperature' : undefined;
  },
  responses: (body) => {
    if (body['background'] === true) return 'background';
    if ('previous_response_id' in body) return 'previous-response-id';
    if (listOf(body['tools']).some(({ type }) => type === 'web_search')) return 'server-side-tools';
    const items = listOf(body['input']);
    const has = (part: string): boolean =>
      items.some(({ content }) => listOf(content).some(({ type }) => type === part));
    if ('tool_choice' in body) return body['tool_choice'] === 'required' ? 'tool-choice-any' : 'forced-tool';
    if (items.some(({ type }) => type === 'function_call_output')) return 'image-in-tool-result';
    if (listOf(body['tools']).some(({ strict }) => strict === true)) return 'strict-tools';
    if ('tools' in body) return 'tool-use';
    if ('text' in body) return 'json-schema';
    if (has('input_image')) return 'image-input';
    if (has('input_file')) return 'pdf-input';
    if ('instructions' in body) return 'system-prompt';
    if ('reasoning' in body) return fields(body['reasoning'])['effort'] === 'none' ? 'reasoning-off' : 'reasoning-on';
    if ('service_tier' in body) return 'service-tier';
    if ('include' in body) return 'log-probabilities';
    return 'temperature' in body ? 'temperature' : undefined;
  },
  messages: (body) => {
    const blocks = listOf(body['messages']).flatMap((message) => listOf(message['content']));
    if ('tool_choice' in body) return fields(body['tool_choice'])['type'] === 'any' ? 'tool-choice-any' : 'forced-tool';
    if (blocks.some(({ type }) => type === 'tool_result')) return 'image-in-tool-result';
    if (listOf(body['tools']).some(({ strict }) => strict === true)) return 'strict-tools';
    if ('tools' in body) return 'tool-use';
    if ('output_config' in body || 'output_format' in body) return 'json-schema';
    if (blocks.some(({ type }) => type === 'image')) return 'image-input';
    const document = blocks.find(({ type }) => type === 'document');
    if (document !== undefined && 'citations' in document) return 'citations';
    if (document !== undefined)
      return fields(document['source'])['media_type'] === 'application/pdf' ? 'pdf-input' : 'document-input';
    if (blocks.some((block) => 'ttl' in fields(block['cache_control']))) return 'cache-ttl';
    if (blocks.some((block) => 'cache_control' in block)) return 'prompt-caching';
    if ('system' in body) return 'system-prompt';
    if ('thinking' in body) return isOff(JSON.stringify(body['thinking'])) ? 'reasoning-off' : 'reasoning-on';
    if ('stop_sequences' in body) return 'stop-sequences';
    return 'temperature' in body ? 'temperature' : undefined;
  },
};

/** The fields of Converse, and what Converse hands on (Nova user guide, "Complete request schema"). */
function novaAsks({ reasoningConfig, ...body }: Body): FeatureName | undefined {
  return fieldsOf.converse(
    reasoningConfig === undefined ? body : { additionalModelRequestFields: { reasoningConfig } },
  );
}

/** User guide, model-parameters-cohere-command-r-plus. */
function cohereAsks(body: Body): FeatureName | undefined {
  if ('tools' in body) return 'tool-use';
  if ('response_format' in body) return 'json-schema';
  if ('preamble' in body) return 'system-prompt';
  if ('stop_sequences' in body) return 'stop-sequences';
  return 'temperature' in body ? 'temperature' : undefined;
}

function isOff(text: string): boolean {
  // `between_tools`: platform.claude.com, "What's new in Claude Sonnet 5.5" (2026-10).
  return /"(?:none|disabled|between_tools)"|false/.test(text);
}

export function fields(value: unknown): Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
}

function listOf(value: unknown): Body[] {
  return Array.isArray(value) ? value.map(fields) : [];
}
