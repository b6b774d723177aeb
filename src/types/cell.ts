/** What is tested: rows, cells, and what a cell asks beyond its API. */
import type { ApiName, Endpoint } from '../api-facts.ts';
import type { AccountResourceKind, ProfileType } from '../enumerations.ts';

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
  /** The named profile whose account was tested; only in runs over several. */
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
  /** What is tested beyond whether the API answers. Absent: the API itself. */
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

/** A column of answers to one question: asked on the first of these APIs that a row answers. */
export interface FeatureColumn {
  /** The key of what its cells check. */
  key: string;
  /** Its name in the CSV: `ToolUse_Feature`. */
  column: string;
  apis: ApiName[];
}
