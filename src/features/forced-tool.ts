/** Forced tool use: the model must call the tool although nothing asks for it. */
import type { JsonObject, Observation } from '../types.ts';
import { answerTokens, type Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import { toolUse } from './tool-use.ts';
import { toolName, weatherTool } from './weather-tool.ts';

const notThinking = { thinking: { type: 'disabled' } };

/** Claude that thinks unasked refuses to be forced while it does (pydantic/pydantic-ai#7283, 2026-08-07). */
function alsoWithoutThinking(fields: JsonObject, off: JsonObject | false): JsonObject[] {
  return off === false ? [fields] : [fields, { ...fields, ...off }];
}

export const forcedTool: Feature = {
  prompt: 'Say hello to Paris.',
  tokens: answerTokens,
  additions: {
    converse: ({ row }) =>
      alsoWithoutThinking(
        { toolConfig: { ...weatherTool.converse.toolConfig, toolChoice: { tool: { name: toolName } } } },
        row.model.startsWith('anthropic.') && { additionalModelRequestFields: notThinking },
      ),
    'chat-completions': () => [
      { ...weatherTool['chat-completions'], tool_choice: { type: 'function', function: { name: toolName } } },
    ],
    responses: () => [{ ...weatherTool.responses, tool_choice: { type: 'function', name: toolName } }],
    messages: () =>
      alsoWithoutThinking({ ...weatherTool.messages, tool_choice: { type: 'tool', name: toolName } }, notThinking),
  },
  read,
  about: toolUse.about,
};

/** Words in place of the call that was demanded show that the demand went unheard. */
function read({ tools, stop, text }: ResponseFacts): Observation {
  if (tools.some(({ name }) => name === toolName)) return 'shown';
  return stop === 'end' && text !== '' ? 'ignored' : 'unclear';
}
