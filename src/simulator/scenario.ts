/** What a simulated Bedrock is like today: its models, its limits, its faults. All of it optional. */
import type { Json } from '../types.ts';
import type { WishName } from './wishes/wish.ts';

/** One listener each. */
export const endpointNames = ['control', 'runtime', 'mantle', 'quotas', 'pricing'] as const;

export type EndpointName = (typeof endpointNames)[number];

/** Milliseconds before a reply begins: the same for all, or log-normal with this median and 99th percentile. */
export type Latency = number | { median: number; tail: number };

/** A token bucket; calls beyond it are answered 429. Each model that `model` matches has its own bucket. */
export interface ThrottleRule {
  endpoint?: 'runtime' | 'mantle';
  /** Glob on the base model id; all models when absent. */
  model?: string;
  /** Calls regained in a second. */
  perSecond: number;
  /** Calls that fit at once. */
  burst: number;
}

/** Which calls a fault befalls; what is absent matches all. */
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
  match: FaultMatch;
  /** Only the first n calls of each target and API; all when absent. */
  times?: number;
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
  gate: (typeof gateNames)[number];
  endpoint?: 'runtime' | 'mantle';
}

/** Which APIs a model answers on an endpoint, space separated `ApiName`s without their streaming twins. */
export interface Serving {
  apis: string;
  /** The base id is refused: a profile must be named. */
  profileRequired?: boolean;
  /** Base path on mantle. */
  prefix?: string;
}

/** A model of the catalogue, as in data/catalogue.json. */
export interface CatalogueEntry {
  id: string;
  provider?: string;
  name?: string;
  lifecycle?: string;
  input?: string[];
  output?: string[];
  streaming?: boolean;
  customizations?: string[];
  /** `ON_DEMAND`, `PROVISIONED` and geographies (`US`, `EU`, `GLOBAL`, ...), space separated, to the Regions where they hold. */
  offers?: Record<string, string>;
  /** Geography to source Regions to destination Regions, each space separated; a missing geography routes to its source. */
  destinations?: Record<string, Record<string, string>>;
  /** Regions whose bedrock-mantle lists the id. */
  mantle?: string;
  /** Overrides data/apis.json. */
  serves?: { runtime?: Serving; mantle?: Serving };
}

export interface ApplicationProfile {
  /** Twelve characters, as in its ARN. */
  id: string;
  name: string;
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
  /** Last part of its ARN: twelve characters, but for the name of an endpoint. */
  id: string;
  name: string;
  /** The foundation model behind it; of an imported model its architecture, of an endpoint the model's name on the Marketplace. */
  model: string;
  region: string;
  /** `InService`, `Active`, `REGISTERED`, ...; absent: as it should be. */
  status?: string;
}

export interface Scenario {
  /** Everything that is drawn by lot is drawn from it. */
  seed?: number;
  host?: string;
  /** Port of the control plane; runtime, mantle, Service Quotas and the price list take the next four. 0: any that are free. */
  port?: number;
  latency?: Latency;
  throttle?: ThrottleRule[];
  /** Entries in a page of ListInferenceProfiles, when the caller asks for no fewer. */
  pageSize?: number;
  faults?: Fault[];
  gates?: Gate[];
  /** Some of each: Legacy locks, missing access, forms, agreements, a model that is always throttled. */
  defaultFaults?: boolean;
  /** What models take without a word and do nothing with. */
  ignores?: { model: string; wish: WishName }[];
  catalogue?: { models: CatalogueEntry[]; applicationProfiles?: ApplicationProfile[] };
  /** What the account set up, beside its application profiles. */
  callables?: OwnCallable[];
  /** Twelve digits; absent: the example account of AWS's documentation. */
  account?: string;
  /** Regions that the account has not opted in to: no credentials are known there. */
  closedRegions?: string[];
  /** False keeps numbers only, for long runs. */
  record?: boolean;
  /** Added to the machine's clock, in milliseconds. */
  clockOffsetMs?: number;
  /** Globs of IAM actions that the principal may not perform. */
  denyIam?: string[];
  /** Region of calls that carry an API key, whose Region no signature tells. */
  region?: string;
  /** `none` refuses Responses that ask to be stored. */
  retention?: 'default' | 'none';
}
