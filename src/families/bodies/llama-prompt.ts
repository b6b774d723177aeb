/** Meta Llama's body: a prompt in the Llama 3 template. */
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';
import { numberAt, stringAt } from '../../protocols/fields.ts';
import { factsOf } from '../../protocols/response-facts.ts';
import { readChunks } from '../stream.ts';

const turn = (role: string): string => `<|start_header_id|>${role}<|end_header_id|>\n\n`;

export const llamaPrompt: BodyFormat = {
  name: 'llama-prompt',
  body: (words) => ({
    prompt: `<|begin_of_text|>${turn('user')}${words}<|eot_id|>${turn('assistant')}`,
    max_gen_len: budget,
  }),
  read(json) {
    const text = stringAt(json, 'generation');
    if (text === undefined) return undefined;
    return factsOf({
      text,
      stopReason: stringAt(json, 'stop_reason'),
      inputTokens: numberAt(json, 'prompt_token_count'),
      outputTokens: numberAt(json, 'generation_token_count'),
    });
  },
  readStream: (chunks) =>
    readChunks(chunks, {
      piece: (chunk) => stringAt(chunk, 'generation'),
      end: (chunk) => ('generation' in chunk ? stringAt(chunk, 'stop_reason') : undefined),
    }),
};
