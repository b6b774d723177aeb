/** Puts together a Reply from the parts that a service gave. */
import type { Json, Reply } from '../types.ts';
import { numberIn, textIn } from './fields.ts';

/** Longest excerpt of a model's text that is kept, in characters. */
const excerpt = 200;

export interface ReplyParts {
  texts?: readonly (Json | undefined)[];
  stopReason?: Json | undefined;
  inputTokens?: Json | undefined;
  outputTokens?: Json | undefined;
}

/** No part is demanded: a reasoning model that spent its budget thinking replies without text. */
export function replyOf(parts: ReplyParts): Reply {
  const text = (parts.texts ?? []).map(textIn).join('').slice(0, excerpt);
  const stopReason = textIn(parts.stopReason);
  const inputTokens = numberIn(parts.inputTokens);
  const outputTokens = numberIn(parts.outputTokens);
  return {
    ...(text !== '' && { text }),
    ...(stopReason !== undefined && { stopReason }),
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
  };
}
