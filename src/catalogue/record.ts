/** The nouns of the catalogue, types only: one record per model, over all Regions that list it. */
import type { InvocationLogging } from '../discovery/invocation-logging.ts';
import type { ListedExtras } from '../discovery/listed-extras.ts';
import type { Retention } from '../discovery/retention.ts';
import type { SourceReport } from '../discovery/gather.ts';
import type { Limits } from '../limits/limits.ts';
import type { ApiName, Endpoint, VerdictName } from '../types.ts';
import type { Known } from './known.ts';
import type { Prices } from './price-record.ts';
import type { Quota } from './quota-record.ts';

/** All times are ISO 8601; lists are sorted. */
export interface Catalogue {
  schema: 1;
  tool: string;
  generatedAt: string;
  /** True when the simulator answered. */
  simulated: boolean;
  /** The Regions that were asked. */
  regions: string[];
  filters: Filters;
  sources: SourceReport[];
  joins: { quotas: Join; prices: Join; mantle: Join };
  /** The run whose cells stand under `observed`; null without evidence. */
  observedRun: { startedAt: string; simulated: boolean } | null;
  /** Whether invocations are logged for the account; empty lists of destinations: they are not. */
  logging: LoggingRecord[];
  models: ModelRecord[];
}

/** Which models the catalogue is about; empty: all. */
export interface Filters {
  models: string[];
  exclude: string[];
  providers: string[];
}

/** How much of a source that knows models by name alone found its model. */
export interface Join {
  joined: number;
  total: number;
  /** The names that found none, or more than one. */
  unjoined: string[];
}

export interface ModelRecord {
  /** Foundation model id; the mantle id where bedrock-mantle alone has the model. */
  id: string;
  /** In the first of its Regions: other Regions differ in the Region's name alone. Null where bedrock-mantle alone has it. */
  arn: string | null;
  name: Known<string>;
  provider: string;
  input: string[];
  output: string[];
  streaming: Known<boolean>;
  customizations: string[];
  inferenceTypes: string[];
  lifecycle: Lifecycle;
  regions: Presence;
  profiles: ProfileRecord[];
  mantle: MantleRecord | null;
  batch: {
    supported: Known<boolean>;
    regions: string[];
    source: Known<string>;
    /** Why it is a no, or unknown. */
    reason: string | null;
  };
  consumption: Consumption[];
  capabilities: Capability[];
  /** How many parameters it has. */
  sizeClass: { value: Known<string>; source: Known<string> };
  languages: { value: Known<string>; source: Known<string> };
  /** What the raw listing says beyond what is documented; null where it says nothing. */
  listed: Listed | null;
  limits: Limits;
  prices: Prices;
  quotas: Quota[];
  access: Access[];
  /** Its model card where its address is known, else the list of all cards. */
  documentation: string;
  /** When a catalogue first had it: this one, unless it was compared with an earlier one. */
  firstSeen: string;
  observed: Observation[];
}

/** One way to buy it: `on-demand`, `cross-region`, `provisioned`, `batch`, `flex`, `priority`, `latency-optimized`. */
export interface Consumption {
  option: string;
  source: string;
}

/** By the name of a feature of a run. */
export interface Capability {
  name: string;
  supported: boolean;
  source: string;
}

/** Claims of GET /foundation-models that its documentation does not name. */
export interface Listed extends ListedExtras {
  /** The first Region that has them. */
  region: string;
  /** What must be known before a figure is believed. */
  note?: string;
}

/** Regions that log alike. */
export interface LoggingRecord extends InvocationLogging {
  regions: string[];
}

/** As ListFoundationModels states it. */
export interface Lifecycle {
  /** ACTIVE, LEGACY, or another word of the service; several where Regions differ. */
  status: Known<string>;
  start: Known<string>;
  legacy: Known<string>;
  endOfLife: Known<string>;
  publicExtendedAccess: Known<string>;
}

/** From which Regions the model can be named, and how. */
export interface Presence {
  /** Listed, however offered. */
  listed: string[];
  /** On demand, by its own id. */
  inRegion: string[];
  /** Through the profile of a geography, by the prefix of its id: `us`, `eu`, `apac`, ... */
  geographies: Record<string, string[]>;
  /** Through a global profile. */
  global: string[];
  /** In bedrock-mantle's list. */
  mantle: string[];
}

export interface ProfileRecord {
  id: string;
  name: Known<string>;
  type: string;
  /** Where calls may come from, and where they may go to; Regions that route alike stand together. */
  routes: { sources: string[]; destinations: string[] }[];
}

export interface MantleRecord {
  id: string;
  /** `/v1`, `/openai/v1` or `/anthropic/v1`: no listing tells which. */
  basePath: Known<string>;
  basePathSource: Known<string>;
  /** What its listing says of data retention; null where it says nothing. */
  retention: Retention | null;
}

/** What GetFoundationModelAvailability claims, in its own words, with all Regions of which it says so. */
export interface Access {
  agreement: Known<string>;
  authorization: Known<string>;
  entitlement: Known<string>;
  inRegion: Known<string>;
  regions: string[];
}

/** What the last run saw of one API of one target, with all Regions in which it saw it. */
export interface Observation {
  api: ApiName;
  endpoint: Endpoint;
  /** Model, profile or mantle id that was called. */
  target: string;
  verdict: VerdictName;
  reason: string | null;
  regions: string[];
}
