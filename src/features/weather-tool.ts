/** The tool that the tool features offer, in the form of each API. */
import type { JsonObject } from '../types.ts';

export const toolName = 'get_weather';
const description = 'Tells the weather that a city has now.';
const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };

export const weatherTool = {
  converse: {
    toolConfig: { tools: [{ toolSpec: { name: toolName, description, inputSchema: { json: parameters } } }] },
  },
  'chat-completions': { tools: [{ type: 'function', function: { name: toolName, description, parameters } }] },
  // OpenAI's API reference of Responses (2026-11) has `strict` among the required members; strict schemas are another feature.
  responses: { tools: [{ type: 'function', name: toolName, description, parameters, strict: false }] },
  messages: { tools: [{ name: toolName, description, input_schema: parameters }] },
} satisfies Record<string, JsonObject>;
