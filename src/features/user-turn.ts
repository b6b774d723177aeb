/** One turn of the user that shows something and then asks about it, in the fields of each protocol. */
import type { ProtocolName } from '../protocols/protocol.ts';
import type { JsonObject } from '../types.ts';

/** `shown`: parts of the content, in that protocol's form; the words come behind them. */
type UserTurn = (words: string, ...shown: JsonObject[]) => JsonObject;

const typedText: UserTurn = (words, ...shown) => ({
  messages: [{ role: 'user', content: [...shown, { type: 'text', text: words }] }],
});

export const userTurn = {
  converse: (words, ...shown) => ({ messages: [{ role: 'user', content: [...shown, { text: words }] }] }),
  'chat-completions': typedText,
  responses: (words, ...shown) => ({
    input: [{ role: 'user', content: [...shown, { type: 'input_text', text: words }] }],
  }),
  messages: typedText,
} satisfies Record<ProtocolName, UserTurn>;
