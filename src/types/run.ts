/** A run: what was listed and claimed, how it began and ended, and its results. */
import type { ApiName } from '../api-facts.ts';
import type { AccountResourceKind } from '../enumerations.ts';
import type { FeatureColumn, Row } from './cell.ts';
import type { JsonObject } from './json.ts';
import type { CellResult } from './verdict.ts';

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

/** A run as it is when it is over; only evidence of one that was killed has no end. */
export interface EndedRun extends Run {
  end: RunEnd;
}
