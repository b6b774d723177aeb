/** The Messages body as Anthropic's SDK 1.12 (November 2026) types it; what only Anthropic's own service takes is left out. */
import type { Shape, Shapes } from '../shapes/shape.ts';

const tagged = (variants: Record<string, string>): Shape => ({ type: 'structure', tag: 'type', variants });

function closed(members: Record<string, string>, ...required: string[]): Shape {
  return { type: 'structure', closed: true, members, required };
}

const cached = { cache_control: 'CacheControl' };
const messageMembers = {
  max_tokens: 'Positive',
  messages: 'MessageList',
  model: 'Text',
  anthropic_beta: 'Texts',
  anthropic_version: 'Text',
  metadata: 'Metadata',
  output_config: 'OutputConfig',
  stop_sequences: 'StopSequences',
  stream: 'Flag',
  system: 'System',
  temperature: 'Fraction',
  thinking: 'Thinking',
  tool_choice: 'ToolChoice',
  tools: 'Tools',
  top_k: 'Natural',
  top_p: 'Fraction',
  user_profile_id: 'Text',
  ...cached,
};

/** Names by which a body has its fields, beside what an envelope may hold. */
export const messageFields: ReadonlySet<string> = new Set(Object.keys(messageMembers));

export const anthropicShapes: Shapes = {
  Messages: closed(messageMembers, 'max_tokens', 'messages'),
  /** Of count_tokens: nothing is generated, so there is no budget. */
  Counted: closed(messageMembers, 'messages'),
  MessageList: { type: 'list', member: 'Message' },
  Message: closed({ role: 'Role', content: 'Content' }, 'role', 'content'),
  Role: { type: 'string', enum: ['user', 'assistant'] },
  Content: { type: 'choice', of: ['Text', 'Blocks'] },
  Blocks: { type: 'list', member: 'Block' },
  Block: tagged({
    text: 'TextBlock',
    image: 'ImageBlock',
    document: 'DocumentBlock',
    search_result: 'Open',
    thinking: 'ThinkingBlock',
    redacted_thinking: 'RedactedBlock',
    tool_use: 'ToolUseBlock',
    tool_result: 'ToolResultBlock',
  }),
  TextBlock: closed({ type: 'Text', text: 'Text', citations: 'Any', ...cached }, 'text'),
  ImageBlock: closed({ type: 'Text', source: 'ImageSource', transformations: 'Any', ...cached }, 'source'),
  ImageSource: tagged({ base64: 'ImageBytes', url: 'Open', file: 'Open' }),
  ImageBytes: closed({ type: 'Text', media_type: 'ImageType', data: 'Text' }, 'media_type', 'data'),
  ImageType: { type: 'string', enum: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] },
  DocumentBlock: closed(
    { type: 'Text', source: 'DocumentSource', title: 'Title', context: 'Text', citations: 'Any', ...cached },
    'source',
  ),
  DocumentSource: tagged({ base64: 'PdfBytes', text: 'PlainText', content: 'Open', url: 'Open', file: 'Open' }),
  PdfBytes: closed({ type: 'Text', media_type: 'PdfType', data: 'Text' }, 'media_type', 'data'),
  PdfType: { type: 'string', enum: ['application/pdf'] },
  PlainText: closed({ type: 'Text', media_type: 'PlainType', data: 'Text' }, 'media_type', 'data'),
  PlainType: { type: 'string', enum: ['text/plain'] },
  Title: { type: 'string', min: 1, max: 500, nullable: true },
  ThinkingBlock: closed({ type: 'Text', thinking: 'Text', signature: 'Text' }, 'thinking', 'signature'),
  RedactedBlock: closed({ type: 'Text', data: 'Text' }, 'data'),
  ToolUseBlock: closed(
    { type: 'Text', id: 'ToolUseId', name: 'LongName', input: 'Object', caller: 'Any', toolset_name: 'Any', ...cached },
    'id',
    'name',
    'input',
  ),
  ToolUseId: { type: 'string', pattern: '[a-zA-Z0-9_-]+' },
  LongName: { type: 'string', min: 1, max: 200 },
  ToolResultBlock: closed(
    { type: 'Text', tool_use_id: 'ToolUseId', content: 'Content', is_error: 'Flag', toolset_name: 'Any', ...cached },
    'tool_use_id',
  ),
  System: { type: 'choice', of: ['Text', 'SystemBlocks'] },
  SystemBlocks: { type: 'list', member: 'SystemBlock' },
  SystemBlock: tagged({ text: 'TextBlock' }),
  Metadata: closed({ user_id: 'UserId' }),
  UserId: { type: 'string', max: 256, nullable: true },
  OutputConfig: closed({ effort: 'Effort', format: 'Format' }),
  Effort: { type: 'string', enum: ['low', 'medium', 'high', 'xhigh', 'max'], nullable: true },
  Format: tagged({ json_schema: 'JsonSchema' }),
  JsonSchema: closed({ type: 'Text', schema: 'Object' }, 'schema'),
  StopSequences: { type: 'list', member: 'Text', max: 8191 },
  /** `between_tools`: platform.claude.com, "What's new in Claude Sonnet 5.5" (2026-10). */
  Thinking: tagged({
    enabled: 'ThinkingEnabled',
    adaptive: 'ThinkingAdaptive',
    disabled: 'ThinkingDisabled',
    between_tools: 'ThinkingDisabled',
  }),
  ThinkingEnabled: closed({ type: 'Text', budget_tokens: 'ThinkingBudget', display: 'Display' }, 'budget_tokens'),
  ThinkingAdaptive: closed({ type: 'Text', display: 'Display' }),
  ThinkingDisabled: closed({ type: 'Text' }),
  ThinkingBudget: { type: 'integer', min: 1024 },
  Display: { type: 'string', enum: ['summarized', 'omitted'], nullable: true },
  ToolChoice: tagged({ auto: 'ToolChoiceAny', any: 'ToolChoiceAny', tool: 'ToolChoiceTool', none: 'ToolChoiceNone' }),
  ToolChoiceAny: closed({ type: 'Text', disable_parallel_tool_use: 'Flag' }),
  ToolChoiceTool: closed({ type: 'Text', name: 'Text', disable_parallel_tool_use: 'Flag' }, 'name'),
  ToolChoiceNone: closed({ type: 'Text' }),
  Tools: { type: 'list', member: 'Tool' },
  Tool: closed(
    {
      type: 'ToolType',
      name: 'ToolName',
      description: 'Text',
      input_schema: 'InputSchema',
      strict: 'Flag',
      eager_input_streaming: 'Any',
      input_examples: 'Any',
      ...cached,
    },
    'name',
    'input_schema',
  ),
  ToolType: { type: 'string', enum: ['custom'], nullable: true },
  /** Of Anthropic's error sentences, which print it. */
  ToolName: { type: 'string', min: 1, pattern: '[a-zA-Z0-9_-]{1,128}' },
  InputSchema: { type: 'structure', members: { type: 'SchemaType' }, required: ['type'] },
  SchemaType: { type: 'string', enum: ['object'] },
  CacheControl: { ...tagged({ ephemeral: 'Ephemeral' }), nullable: true },
  Ephemeral: closed({ type: 'Text', ttl: 'Ttl' }),
  Ttl: { type: 'string', enum: ['5m', '1h'] },
  Any: { type: 'any', nullable: true },
  Open: { type: 'structure', members: {} },
  Object: { type: 'map' },
  Text: { type: 'string' },
  Texts: { type: 'list', member: 'Text' },
  Flag: { type: 'boolean' },
  Natural: { type: 'integer', min: 0 },
  Positive: { type: 'integer', min: 1 },
  Fraction: { type: 'float', min: 0, max: 1 },
};
