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
  responses: { tools: [{ type: 'function', name: toolName, description, parameters }] },
  messages: { tools: [{ name: toolName, description, input_schema: parameters }] },
} satisfies Record<string, JsonObject>;
