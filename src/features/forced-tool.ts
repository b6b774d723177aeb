/** Forced tool use: the model must call the tool although nothing asks for it. */
import type { JsonObject, Observation, Row } from '../types.ts';
import { answerTokens, type Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import { toolUse } from './tool-use.ts';
import { toolName, weatherTool } from './weather-tool.ts';

const notThinking = { thinking: { type: 'disabled' } };

/** Claude that thinks unasked refuses to be forced while it does (pydantic/pydantic-ai#7283, 2026-08-07). */
export const claudeAlsoWithoutThinking = {
  converse: ({ model }: Row, fields: JsonObject): JsonObject[] =>
    model.startsWith('anthropic.') ? [fields, { ...fields, additionalModelRequestFields: notThinking }] : [fields],
  messages: (fields: JsonObject): JsonObject[] => [fields, { ...fields, ...notThinking }],
};

export const forcedTool: Feature = {
  prompt: 'Say hello to Paris.',
  tokens: answerTokens,
  additions: {
    converse: ({ row }) =>
      claudeAlsoWithoutThinking.converse(row, {
        toolConfig: { ...weatherTool.converse.toolConfig, toolChoice: { tool: { name: toolName } } },
      }),
    'chat-completions': () => [
      { ...weatherTool['chat-completions'], tool_choice: { type: 'function', function: { name: toolName } } },
    ],
    responses: () => [{ ...weatherTool.responses, tool_choice: { type: 'function', name: toolName } }],
    messages: () =>
      claudeAlsoWithoutThinking.messages({ ...weatherTool.messages, tool_choice: { type: 'tool', name: toolName } }),
  },
  read,
  about: toolUse.about,
};

/** Words in place of the call that was demanded show that the demand went unheard. */
function read({ tools, stop, text }: ResponseFacts): Observation {
  if (tools.some(({ name }) => name === toolName)) return 'shown';
  return stop === 'end' && text !== '' ? 'ignored' : 'unclear';
}
