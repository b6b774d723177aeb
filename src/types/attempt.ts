/** One call and what came of it: a reply or a fault. */

/**
 * What a reply shows of what a question asked for.
 * - `shown`: it is there
 * - `ignored`: the parameter was taken, and the reply shows that nothing was done with it
 * - `unmet`: a reply came that is not what the user's own probe expects
 * - `unclear`: the reply tells neither
 * - `again`: the same call must be made once more before it can be told
 * - `unproven`: it is there, and may be there without having been asked for
 * - `continues`: it is the first half of an answer; another request asks for the rest
 */
export type Observation = 'shown' | 'ignored' | 'unmet' | 'unclear' | 'again' | 'unproven' | 'continues';

/** What a well-formed reply of an API held. */
export interface Reply {
  /** First characters of the model's text, where it gave any. No text is needed for support. */
  text?: string;
  stopReason?: string;
  /** Of the whole prompt, a cache's among them. */
  inputTokens?: number;
  outputTokens?: number;
  /** Those of the prompt that were written to a cache, where there are any. */
  cacheWriteTokens?: number;
  /** It shows thinking, or counts tokens of it. */
  reasoned?: true;
  /** Those of the output that were thought, where they are counted. */
  reasoningTokens?: number;
  /** What it shows of the question that was tested beyond the API itself; absent where none was. */
  sight?: Observation;
  /** Of a reply that is `unmet`: where it is not what was expected, and what stands there: `stopReason = "max_tokens"`. */
  unmet?: string;
  /** Of a reply that `continues`: the id under which the service has stored it. */
  responseId?: string;
}

/**
 * What came back instead of a reply of that API.
 * - `service`: an error the service stated, by status or inside a 200 (`type` is its exception name without suffix)
 * - `stream`: an exception or error event inside a stream that had started with HTTP 200
 * - `malformed`: a reply that is neither a reply of that API nor a statement (`type`: html, not-json, empty, cut-short, wrong-shape)
 * - `transport`: no whole HTTP reply (`type`: timeout, dns, refused, reset, tls, not-tls, proxy, network)
 * - `local`: nothing was sent (`type`: credentials, request)
 */
export interface Fault {
  origin: 'service' | 'stream' | 'malformed' | 'transport' | 'local';
  /** Exception name or error type, e.g. ValidationException, invalid_request_error; for our own origins the words above. */
  type?: string;
  /** `error.code` of the OpenAI shape, `:error-code` of an event stream. */
  code?: string;
  /** `error.param` of the OpenAI shape. */
  param?: string;
  /** The service's own words, unwrapped from every envelope; account ids and secrets redacted; may be empty. */
  message: string;
}

/** One HTTP call made for a cell, and what came of it: `reply` or `fault`, never both. */
export interface Attempt {
  /** ISO 8601 time at which the call began. */
  at: string;
  /** Whole duration of the call in milliseconds. */
  ms: number;
  /** Milliseconds until the first byte of the body; only where one came. */
  firstByteMs?: number;
  method: string;
  /** Path on the endpoint, without host. */
  path: string;
  route: string;
  /** The form of the request, as `apis/form.ts` writes it. */
  variant: string;
  /** The body that was sent, shortened. */
  sent: string;
  status?: number;
  requestId?: string;
  /** From `Retry-After` or `retry-after-ms`, in milliseconds. */
  retryAfterMs?: number;
  reply?: Reply;
  fault?: Fault;
}
