/** Puts together a Reply from the parts that a service gave. */
import { numberIn, replyOf as replyWith, textIn } from '../families/fields.ts';
import type { Json, Reply } from '../types.ts';

export interface ReplyParts {
  texts?: readonly (Json | undefined)[];
  stopReason?: Json | undefined;
  inputTokens?: Json | undefined;
  outputTokens?: Json | undefined;
}

/** No part is demanded: a reasoning model that spent its budget thinking replies without text. */
export function replyOf({ texts = [], stopReason, inputTokens, outputTokens }: ReplyParts): Reply {
  return replyWith({
    text: texts.map(textIn).join(''),
    stopReason: textIn(stopReason),
    inputTokens: numberIn(inputTokens),
    outputTokens: numberIn(outputTokens),
  });
}
