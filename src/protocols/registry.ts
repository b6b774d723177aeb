/** The protocols, by name. */
import { plainOf } from '../api-names.ts';
import type { ApiName } from '../types.ts';
import { chatCompletions } from './chat-completions.ts';
import { converse } from './converse.ts';
import { messages } from './messages.ts';
import type { Protocol, ProtocolName } from './protocol.ts';
import { responses } from './responses.ts';
import type { RawReply, ResponseFacts } from './response-facts.ts';

export const protocols: Record<ProtocolName, Protocol> = {
  converse,
  'chat-completions': chatCompletions,
  responses,
  messages,
};

/** The protocol of an API; undefined where its bodies are the model's own, as InvokeModel's. */
export function protocolOf(api: ApiName): ProtocolName | undefined {
  const plain = plainOf(api);
  return isProtocol(plain) ? plain : undefined;
}

function isProtocol(name: string): name is ProtocolName {
  return Object.hasOwn(protocols, name);
}

export function factsIn(name: ProtocolName, raw: RawReply): ResponseFacts {
  const protocol = protocols[name];
  return 'json' in raw ? protocol.read(raw.json) : protocol.readStream(raw.stream);
}
