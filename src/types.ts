/** The nouns of bedrock-matrix, types only. Data flows one way: listing -> Row -> Cell -> Attempt -> Verdict -> Run -> report. */
import type { ApiName, Endpoint } from './api-facts.ts';
import type { AccountResourceKind, ProfileType, VerdictName } from './enumerations.ts';
import type { Reason } from './reasons/reasons.ts';

export type { ApiName, Endpoint } from './api-facts.ts';
export type { AccountResourceKind, ProfileType, VerdictName } from './enumerations.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** What the listings say of a model; a claim never decides a verdict. Values are the service's own words, enums or not. */
export interface Claims {
  /** `modelLifecycle.status`: ACTIVE, LEGACY, or a word not yet known. */
  lifecycle?: string;
  /** `modelLifecycle.startOfLifeTime` and `endOfLifeTime`, ISO 8601. */
  startOfLife?: string;
  endOfLife?: string;
  /** `inferenceTypesSupported`: ON_DEMAND, PROVISIONED, INFERENCE_PROFILE, ... */
  inferenceTypes?: string[];
  /** `responseStreamingSupported`. */
  streaming?: boolean;
  /**
   * `status` of mantle's model list (`available`, `unavailable`), with its reason behind a colon where it gives one; of what
   * the account set up, that of its own listing (`InService`, `Active`, ...).
   */
  status?: string;
  /** `data_retention.allowed_modes` of mantle's model list: the modes under which the model can be called. */
  retentionModes?: string[];
  /** What undocumented members of ListFoundationModels say of features on Converse, by the name of the feature. */
  features?: { [feature: string]: boolean };
}

/** One target: a foundation model, an inference profile over one, or a mantle model, on one endpoint in one Region. */
export interface Row {
  /** The named profile whose account was asked; only in runs over several. */
  account?: string;
  region: string;
  endpoint: Endpoint;
  /** Foundation model id, or the id in mantle's list; also on profile rows. */
  model: string;
  profileType: ProfileType;
  /**
   * Inference profile id, or the ARN of what the account set up, its account id as in all that is stored; absent on the rows
   * of models themselves. This is what the call names when it is there.
   */
  profile?: string;
  /** Which kind of thing that the account set up; absent on models and system-defined profiles. */
  kind?: AccountResourceKind;
  /** `providerName` of ListFoundationModels where known, else the first segment of the id. */
  provider: string;
  /** Modalities as listed (TEXT, IMAGE, EMBEDDING, SPEECH, ...); empty when the listing has none. */
  input: string[];
  output: string[];
  /** Destination Regions of a profile, as its model ARNs name them. */
  destinations?: string[];
  claims?: Claims;
}

/** One row x one API: the unit that is probed, judged, reported, resumed, sharded and compared. */
export interface Cell {
  row: Row;
  api: ApiName;
  /** What is asked beyond whether the API answers. Absent: the API itself. */
  check?: CheckSubject;
}

/**
 * What a check asks. Records name it by its key (`tool-use`, `temperature=0`, `probe:orders`), which features/check-key.ts writes and
 * reads. Names and values are as they stand in a key: those of another version of the tool may be unknown here.
 */
export type CheckSubject =
  /** A feature of the registry. */
  | { kind: 'feature'; name: string }
  /** A value of a parameter. */
  | { kind: 'value'; parameter: string; value: string }
  /** How much it takes, found by asking for more. */
  | { kind: 'limit'; name: string }
  /** A call of the user's own. */
  | { kind: 'probe'; name: string };

/**
 * What a reply shows of what a question asked for.
 * - `shown`: it is there
 * - `ignored`: the parameter was taken, and the reply shows that nothing was done with it
 * - `unmet`: a reply came that is not what the user's own probe expects
 * - `unclear`: the reply tells neither
 * - `again`: the same call must be made once more before it can be told
 */
export type Observation = 'shown' | 'ignored' | 'unmet' | 'unclear' | 'again';

/** A column of answers to one question: asked on the first of these APIs that a row answers. */
export interface FeatureColumn {
  /** The key of what its cells check. */
  key: string;
  /** Its name in the CSV: `ToolUse_Feature`. */
  column: string;
  apis: ApiName[];
}

/** One request that can be made for a cell: where it goes and what it carries. Pure data, made by apis/ and families/. */
export interface Ask {
  /** Base path of the route on its endpoint: `/model`, `/openai/v1`, `/v1`, `/anthropic/v1`. */
  route: string;
  /** With `route` unique within a cell. */
  form: Form;
  body: JsonObject;
}

/** The body that a request began with, and what was changed in it since. */
export interface Form {
  /** The name of the body's shape: `anthropic-messages`, `max_tokens`. */
  base: string;
  changes: readonly Change[];
}

export type Change =
  /** A parameter was set to the bound that a refusal named. */
  | { kind: 'set'; name: string; value: number }
  | { kind: 'renamed'; name: string; to: string }
  | { kind: 'removed'; name: string }
  /** The nth form of a check was put in, from 0. */
  | { kind: 'check'; key: string; nth: number }
  /** The same once more. */
  | { kind: 'again' }
  /** Something that another version of the tool wrote. */
  | { kind: 'other'; word: string };

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
  /** What it shows of the question that was asked beyond the API itself; absent where none was. */
  sight?: Observation;
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

/** The conclusion over all attempts of a cell. */
export interface Verdict {
  verdict: VerdictName;
  /** Absent only on `supported`. */
  reason?: Reason;
  /** Name of the rule that decided. */
  rule: string;
  /** The service's own words on which the verdict stands. */
  message?: string;
}

/** A settled cell, compact enough to keep 100,000 of them: what every report renders. Read from evidence of another version, its reason may be unknown here. */
export interface CellResult extends Omit<Verdict, 'reason'> {
  reason?: string;
  /** HTTP status and request id of the deciding attempt. */
  status?: number;
  requestId?: string;
  errorType?: string;
  /** When the deciding attempt began, ISO 8601. */
  at?: string;
  /** Latency of the deciding attempt, in milliseconds; and until its first byte, on streams. */
  ms?: number;
  firstByteMs?: number;
  /** Tokens of all answered calls of the cell, as in `Reply`. */
  inputTokens?: number;
  outputTokens?: number;
  cacheWriteTokens?: number;
  /** Route and body variant of the deciding attempt. */
  route?: string;
  variant?: string;
  /** HTTP calls made for the cell. */
  calls: number;
}

/** A result as a stage of this version writes it: the compiler knows its code. */
export type KnownResult = CellResult & { reason?: Reason };

/** One listing call of discovery: how it went and what it gave. */
export interface Listing {
  /** As on rows. */
  account?: string;
  source: 'foundation-models' | 'inference-profiles' | 'mantle-models' | AccountResourceKind;
  region: string;
  /** False is a gap: there may be more than was listed. */
  ok: boolean;
  /** Entries listed. */
  count: number;
  /** Why it is missing, when not ok, in the service's words, and what to do. */
  problem?: string;
  /** Why there is nothing to list here and that is no gap: no such endpoint, a Region that the account has not opted in to. */
  absent?: string;
}

/** What GetFoundationModelAvailability claims of a model in a Region, in the service's own words; a hint, never a verdict. */
export interface Availability {
  /** As on rows. */
  account?: string;
  region: string;
  model: string;
  /** `agreementAvailability.status`: AVAILABLE, PENDING, NOT_AVAILABLE, ERROR; with its error message behind a colon. */
  agreement?: string;
  /** AUTHORIZED or NOT_AUTHORIZED. */
  authorization?: string;
  /** AVAILABLE or NOT_AVAILABLE. */
  entitlement?: string;
  /** AVAILABLE or NOT_AVAILABLE. */
  inRegion?: string;
}

/** First line of the evidence: what was run, with what. */
export interface RunHeader {
  /** Version of the evidence's schema. */
  schema: 1;
  tool: string;
  /** Versions of the SDK packages and of Node. */
  versions: Record<string, string>;
  /** The options in force, secrets left out. */
  options: JsonObject;
  regions: string[];
  apis: ApiName[];
  /** The questions beyond the APIs, in the order of their columns; absent where none was asked. */
  features?: FeatureColumn[];
  /** The named profiles, where there were several: `account` of the rows. */
  accounts?: string[];
  /** ISO 8601. */
  startedAt: string;
  /** True when the simulator answered. */
  simulated: boolean;
}

/** How a run ended. */
export interface RunEnd {
  /** ISO 8601. */
  endedAt: string;
  /** Wall time in milliseconds. */
  wallMs: number;
  /** HTTP calls made for cells. */
  calls: number;
  /** Why cells were left untested or the run is not whole; absent when complete. */
  incomplete?: string;
  /** Why the run cannot be trusted: something other than Bedrock answered. */
  suspect?: string;
  interrupted?: boolean;
}

/** All that reports render from: the plan's rows, and what is known of each cell. */
export interface Run {
  header: RunHeader;
  listings: Listing[];
  rows: Row[];
  /** Claims of the control plane, where they could be had. */
  availability?: Availability[];
  /** By `cellKey`; a cell of the plan that is not here is untested. */
  results: Map<string, CellResult>;
  end?: RunEnd;
}
