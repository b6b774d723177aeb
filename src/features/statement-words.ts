/** The words by which a refusal is known to be about what was asked, or about how it was asked. */
import type { ProtocolName } from '../protocols/protocol.ts';
import type { ApiName } from '../types.ts';

export interface StatementWords {
  /** A refusal that speaks of this is about what was asked. */
  about: RegExp;
  /** What a statement on it names, where `about` speaks also of how it was asked. */
  named?: RegExp;
  /** Words that say no to it, beside those that say no to anything. */
  refusals?: RegExp;
  /** A complaint about what was sent in order to ask: no statement on what was asked. */
  ours?: RegExp;
  /** A complaint about what the account keeps of requests: with another setting it would be taken. */
  retention?: RegExp;
  /** Whether the name of the parameter is a guess there: that it is unknown says nothing then. */
  guessed?(on: { protocol: ProtocolName; api: ApiName }): boolean;
}
