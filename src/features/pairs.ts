/** The features that are asked for together: combinations that people have seen fail. */
import { forcedTool } from './forced-tool.ts';
import { jsonSchema } from './json-schema.ts';
import { promptCaching } from './prompt-caching.ts';
import { reasoningOn } from './reasoning-on.ts';
import { toolStreaming } from './tool-streaming.ts';
import { toolUse } from './tool-use.ts';
import { together } from './together.ts';

/** GPT from 5.4 on refuses it on Chat Completions; DeepSeek V3.1 calls no tool while it thinks (langchain-ai/langchain-aws#1261, 2026-09-05). */
export const toolsAndReasoning = together(
  { 'tool-use': toolUse, 'reasoning-on': reasoningOn },
  `${reasoningOn.prompt} Think it over, and then: ${toolUse.prompt}`,
);

export const jsonSchemaAndThinking = together(
  { 'json-schema': jsonSchema, 'reasoning-on': reasoningOn },
  `${reasoningOn.prompt} Think it over, and then: ${jsonSchema.prompt}`,
);

/** "Thinking may not be enabled when tool_choice forces tool use." (langchain-ai/langchain-aws#925, 2026-03-13) */
export const forcedToolAndThinking = together(
  { 'forced-tool': forcedTool, 'reasoning-on': reasoningOn },
  `${reasoningOn.prompt} Think it over, and then: ${forcedTool.prompt}`,
);

export const toolsStreamingAndCaching = together(
  { 'tool-streaming': toolStreaming, 'prompt-caching': promptCaching },
  toolUse.prompt,
);
