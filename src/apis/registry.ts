/**
 * How each API is called, by name.
 * To add one: its facts in api-facts.ts, a file beside this one that exports an `Api`, and a line here. The compiler asks for what is missing.
 */
import type { ApiName } from '../types.ts';
import type { Api } from './api.ts';
import { asyncInvoke } from './async-invoke.ts';
import { bidirectional } from './bidirectional.ts';
import { chatCompletionsStream } from './chat-completions-stream.ts';
import { chatCompletions } from './chat-completions.ts';
import { converseStream } from './converse-stream.ts';
import { converse } from './converse.ts';
import { countTokens } from './count-tokens.ts';
import { invokeStream } from './invoke-stream.ts';
import { invoke } from './invoke.ts';
import { messagesStream } from './messages-stream.ts';
import { messages } from './messages.ts';
import { rerank } from './rerank.ts';
import { responsesStream } from './responses-stream.ts';
import { responses } from './responses.ts';

const apis = {
  invoke,
  converse,
  'chat-completions': chatCompletions,
  responses,
  messages,
  'invoke-stream': invokeStream,
  'converse-stream': converseStream,
  'chat-completions-stream': chatCompletionsStream,
  'responses-stream': responsesStream,
  'messages-stream': messagesStream,
  'count-tokens': countTokens,
  'async-invoke': asyncInvoke,
  bidirectional,
  rerank,
} satisfies Record<ApiName, Api>;

/** The API of a name, as the interface that all share. */
export function apiOf(name: ApiName): Api {
  return apis[name];
}
