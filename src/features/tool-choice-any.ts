/** Any tool must be called, whichever: a call although nothing asks for one. */
import type { Feature } from './feature.ts';
import { claudeAlsoWithoutThinking, forcedTool } from './forced-tool.ts';
import { weatherTool } from './weather-tool.ts';

export const toolChoiceAny: Feature = {
  prompt: forcedTool.prompt,
  tokens: forcedTool.tokens,
  additions: {
    converse: ({ row }) =>
      claudeAlsoWithoutThinking.converse(row, {
        toolConfig: { ...weatherTool.converse.toolConfig, toolChoice: { any: {} } },
      }),
    'chat-completions': () => [{ ...weatherTool['chat-completions'], tool_choice: 'required' }],
    responses: () => [{ ...weatherTool.responses, tool_choice: 'required' }],
    messages: () => claudeAlsoWithoutThinking.messages({ ...weatherTool.messages, tool_choice: { type: 'any' } }),
  },
  read: forcedTool.read,
  about: forcedTool.about,
};
