/** What a feature is: what is added to a request so that the reply can show it, and what the reply must show. */
import type { ExtraPermission } from '../config/feature-names.ts';
import type { GuardrailName } from '../config/feature-words.ts';
import type { ApiName, JsonObject, Row, Observation } from '../types.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { ProtocolName } from '../protocols/protocol.ts';
import type { FollowUp } from './follow-up.ts';
import type { StatementWords } from './statement-words.ts';
import type { Members } from './together.ts';

/** Fields that are set in a request, in each of the forms in which a feature is asked. */
type Addition = (circumstances: Circumstances) => readonly JsonObject[];

/** What an addition may depend on. */
interface Circumstances {
  row: Row;
  /** Where it is asked: InvokeModel hands a protocol's body on to the model, which may have other fields. */
  api: ApiName;
  /** What the user says. */
  prompt: string;
  guardrail?: GuardrailName;
}

export interface Feature extends StatementWords {
  /** What the user says. */
  prompt: string;
  /** Output tokens at most. */
  tokens: number;
  /** Asked of the streaming twin. */
  streaming?: true;
  /** InvokeModel has it in headers and not in a body: it is asked on the other APIs. */
  inHeaders?: true;
  /** A reply may read as `again`: the same request is made a second time. */
  asksAgain?: true;
  /** The features that it is made of, by name: it is asked where each of them works alone. */
  members?: Members;
  /**
   * By protocol of the request, the forms in which it is asked, the likeliest first: fields that are set in the API's own request.
   * A protocol that is not here has no such feature. On InvokeModel the model's family tells which protocol its body is.
   */
  additions: Partial<Record<ProtocolName, Addition>>;
  read(facts: ResponseFacts): Observation;
  /** What is asked after a reply that reads as `continues`. */
  followUp?: FollowUp;
  /** What must be allowed beside the inference. */
  needs?: ExtraPermission;
}

/** An addition that each protocol has, by its own table. */
export function inEveryProtocol(
  forms: (place: Circumstances & { protocol: ProtocolName }) => readonly JsonObject[],
): Record<ProtocolName, Addition> {
  const on =
    (protocol: ProtocolName): Addition =>
    (circumstances) =>
      forms({ ...circumstances, protocol });
  return {
    converse: on('converse'),
    'chat-completions': on('chat-completions'),
    responses: on('responses'),
    messages: on('messages'),
  };
}

/** Enough for an answer, also behind some thinking; what is not used is not paid. */
export const answerTokens = 800;
