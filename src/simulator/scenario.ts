/** What a simulated Bedrock is like today: its models, its limits, its faults. docs/simulator.md shows these comments. */
import type { Json } from '../types.ts';
import type { RequestedFeature } from './features/requested-feature.ts';

/** One listener each. */
export const endpointNames = ['control', 'runtime', 'mantle', 'quotas', 'pricing', 'agentRuntime'] as const;

export type EndpointName = (typeof endpointNames)[number];

/** Milliseconds before a reply begins: the same for all, or log-normal with this median and 99th percentile. */
export type Latency = number | { median: number; tail: number };

/** A token bucket; calls beyond it are answered 429. Each model that `model` matches has its own bucket. */
export interface ThrottleRule {
  /** Absent: both endpoints. */
  endpoint?: 'runtime' | 'mantle';
  /** Glob on the base model id; all models when absent. */
  model?: string;
  /** Calls that the bucket regains in a second. */
  perSecond: number;
  /** Calls that the bucket holds. */
  burst: number;
}

/** Which calls a fault applies to; what is absent matches all. */
export interface FaultMatch {
  endpoint?: EndpointName;
  /** Glob on the API: an `ApiName`, or `list-foundation-models`, `list-inference-profiles`, `list-mantle-models`, ... */
  api?: string;
  /** Glob on what the call names: model id, profile id or ARN. */
  target?: string;
  region?: string;
}

export const faultWords = [
  'reset',
  'stall',
  'stall-after-headers',
  'cut',
  'html',
  'empty',
  'throttle',
  'expired-token',
] as const;

/** A written reply, or a way in which a network or a service goes wrong. */
export type FaultReply =
  | { status: number; headers?: Record<string, string>; body?: Json; errorType?: string }
  | (typeof faultWords)[number]
  | `stream-exception:${string}`
  | `stream-error:${string}`;

export interface Fault {
  /** Which calls. */
  match: FaultMatch;
  /** Only the first n calls of each target and API; all when absent. */
  times?: number;
  /** What is sent instead; see below. */
  reply: FaultReply;
}

export const gateNames = [
  'legacy',
  'no-access',
  'use-case-form',
  'marketplace',
  'data-retention',
  'scp',
  'unavailable',
  'end-of-life',
  'throttled',
  'daily-quota',
] as const;

/** Why an account cannot use a model that others can. */
export interface Gate {
  /** Glob on the base model id. */
  model: string;
  /** The reason; see below. */
  gate: (typeof gateNames)[number];
  /** Absent: both endpoints. */
  endpoint?: 'runtime' | 'mantle';
}

/** Which APIs a model answers on an endpoint, space separated `ApiName`s without their streaming twins. */
export interface Serving {
  /** Names of APIs, separated by spaces, without the streaming ones. */
  apis: string;
  /** True: the base id is refused, a call must name an inference profile. */
  profileRequired?: boolean;
  /** Base path on bedrock-mantle. */
  prefix?: string;
}

/** A model of the catalogue, as in data/catalogue.json. */
export interface CatalogueEntry {
  /** Model id. */
  id: string;
  /** As ListFoundationModels gives it, like the next six. */
  provider?: string;
  name?: string;
  /** `ACTIVE` or `LEGACY`. */
  lifecycle?: string;
  /** Input modalities: `TEXT`, `IMAGE`, ... */
  input?: string[];
  /** Output modalities: `TEXT`, `EMBEDDING`, ... */
  output?: string[];
  streaming?: boolean;
  customizations?: string[];
  /** How it is offered (`ON_DEMAND`, `PROVISIONED`, or a geography: `US`, `EU`, `GLOBAL`, ...), and for each the Regions, separated by spaces. */
  offers?: Record<string, string>;
  /** For each geography, for its source Regions the destination Regions, separated by spaces; a missing geography routes to its source. */
  destinations?: Record<string, Record<string, string>>;
  /** Regions whose bedrock-mantle lists the id, separated by spaces. */
  mantle?: string;
  /** Which APIs it answers; absent: as AWS's tables say, or by its modalities. */
  serves?: { runtime?: Serving; mantle?: Serving };
}

export interface ApplicationProfile {
  /** Twelve characters, as in its ARN. */
  id: string;
  name: string;
  /** Model id. */
  model: string;
  region: string;
  /** Geography whose system-defined profile it was made from (`US`); absent: the model of its own Region. */
  over?: string;
}

export const callableKinds = [
  'provisioned',
  'custom-model',
  'imported-model',
  'marketplace-endpoint',
  'prompt-router',
] as const;

/** What an account set up itself, and calls name by its ARN. */
export interface OwnCallable {
  kind: (typeof callableKinds)[number];
  /** Last part of its ARN: twelve characters; of an endpoint its name. */
  id: string;
  name: string;
  /** The foundation model behind it; of an imported model its architecture, of an endpoint the model's name on the Marketplace. */
  model: string;
  region: string;
  /** `InService`, `Active`, `REGISTERED`, ...; absent: ready for use. */
  status?: string;
}

export interface Scenario {
  /** Start of the random numbers: the same seed gives the same latencies and defaults. */
  seed?: number;
  /** Address to listen on; absent: 127.0.0.1. */
  host?: string;
  /** Port of the control plane; runtime, mantle, Service Quotas, the price list and agent-runtime take the next five. 0: any free ports. */
  port?: number;
  /** Milliseconds before a reply begins: one number, or `{median, tail}` with the median and the 99th percentile of a log-normal distribution. */
  latency?: Latency;
  /** Rate limits; the first rule that matches a call counts. */
  throttle?: ThrottleRule[];
  /** Entries in a page of ListInferenceProfiles, unless the caller wants fewer. */
  pageSize?: number;
  /** What goes wrong; the first fault that matches a call counts. */
  faults?: Fault[];
  /** Models that this account cannot use. */
  gates?: Gate[];
  /** Adds some of each: Legacy locks, missing access, forms, agreements, a model that is always throttled. */
  defaultFaults?: boolean;
  /** Parameters that a model (glob) accepts and ignores. */
  ignores?: { model: string; feature: RequestedFeature }[];
  /** The models and application profiles, in place of the built-in ones. */
  catalogue?: { models: CatalogueEntry[]; applicationProfiles?: ApplicationProfile[] };
  /** What the account set up itself, beside application profiles. */
  callables?: OwnCallable[];
  /** Twelve digits; absent: 123456789012. */
  account?: string;
  /** Session tokens that go with the access key; absent: `simulated-session-token`. */
  sessionTokens?: string[];
  /** Regions that the account has not opted in to: they know no credentials. */
  closedRegions?: string[];
  /** Guardrails of the account, `id:version`, each with its DRAFT; absent: `gr1234567890:1`. */
  guardrails?: string[];
  /** A policy denies calls to models without this guardrail, `id` or `id:version`; `*`: without any. */
  demandGuardrail?: string;
  /** Guardrails that the account enforces, `id:version`: ListEnforcedGuardrailsConfiguration names them. */
  enforcedGuardrails?: string[];
  /** False keeps only counts of calls, for long runs. */
  record?: boolean;
  /** Milliseconds added to the clock of the machine. */
  clockOffsetMs?: number;
  /** Globs of IAM actions that the caller may not perform. */
  denyIam?: string[];
  /** Region of calls with an API key: they have no signature that says it. */
  region?: string;
  /** `none` refuses Responses that ask to be stored. */
  retention?: 'default' | 'none';
  /** The listings say what is documented and no more: without `converse` and its kin, and mantle's list without data retention. */
  plainListings?: boolean;
  /** Where invocations of models are logged; absent: nowhere. */
  invocationLogging?: ('cloudwatch' | 's3')[];
  /** `scenario.schema.json` of the package, for editors. */
  $schema?: string;
}
