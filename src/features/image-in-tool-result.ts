/** An image as the result of a tool: the camera was called, and what its picture shows. */
import { eitherOf, inAnyCase } from '../text/phrases.ts';
import type { JsonObject, Row } from '../types.ts';
import { answerTokens, type Feature } from './feature.ts';
import { png, question } from './four-squares.ts';
import { imageInput } from './image-input.ts';

const name = 'take_picture';
const description = 'Takes a picture with the camera and shows it.';
const parameters = { type: 'object', properties: {} };
const id = 'call_camera1';

/** Models that are listed with images, and those whose listing names no modalities (bedrock-mantle). */
function ofSeeing({ input }: Row, forms: JsonObject[]): JsonObject[] {
  return input.length === 0 || input.includes('IMAGE') ? forms : [];
}

export const imageInToolResult: Feature = {
  prompt: `Take a picture with the tool. ${question}`,
  tokens: answerTokens,
  additions: {
    converse: ({ row, prompt: words }) =>
      ofSeeing(row, [
        {
          toolConfig: { tools: [{ toolSpec: { name, description, inputSchema: { json: parameters } } }] },
          messages: [
            { role: 'user', content: [{ text: words }] },
            { role: 'assistant', content: [{ toolUse: { toolUseId: id, name, input: {} } }] },
            {
              role: 'user',
              content: [
                { toolResult: { toolUseId: id, content: [{ image: { format: 'png', source: { bytes: png } } }] } },
              ],
            },
          ],
        },
      ]),
    // The content of a tool's message is text on Chat Completions (OpenAI's API reference, 2026-11).
    responses: ({ row, prompt: words }) =>
      ofSeeing(row, [
        {
          tools: [{ type: 'function', name, description, parameters, strict: false }],
          input: [
            { role: 'user', content: words },
            { type: 'function_call', call_id: id, name, arguments: '{}' },
            {
              type: 'function_call_output',
              call_id: id,
              output: [{ type: 'input_image', detail: 'auto', image_url: `data:image/png;base64,${png}` }],
            },
          ],
        },
      ]),
    messages: ({ row, prompt: words }) =>
      ofSeeing(row, [
        {
          tools: [{ name, description, input_schema: parameters }],
          messages: [
            { role: 'user', content: words },
            { role: 'assistant', content: [{ type: 'tool_use', id, name, input: {} }] },
            {
              role: 'user',
              content: [
                {
                  type: 'tool_result',
                  tool_use_id: id,
                  content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: png } }],
                },
              ],
            },
          ],
        },
      ]),
  },
  read: imageInput.read,
  about: inAnyCase(eitherOf(imageInput.about, /\btools?\b|tool_?(?:result|output)|function_call_output/)),
  ...(imageInput.refusals && { refusals: imageInput.refusals }),
  ...(imageInput.ours && { ours: imageInput.ours }),
};
