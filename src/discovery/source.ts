/** What discovery finds before it becomes rows, and the shape of one place to look. */
import type { CallOptions } from '../aws/exchange.ts';
import type { RegionClients } from '../aws/clients.ts';
import type { Claims, Listing } from '../types.ts';
import type { ListedExtras } from './listed-extras.ts';
import type { Retention } from './retention.ts';

/** A foundation model as the control plane lists it. */
export interface FoundationModel {
  id: string;
  provider: string;
  input: string[];
  output: string[];
  claims: Claims;
  details: ModelDetails;
}

/** What only the catalogue has a use for. Times are ISO 8601. */
export interface ModelDetails {
  arn?: string;
  name?: string;
  customizations?: string[];
  /** `modelLifecycle.legacyTime`, `publicExtendedAccessTime`. */
  legacy?: string;
  publicExtendedAccess?: string;
  extras?: ListedExtras;
}

/** An inference profile and the models that it routes to. */
export interface InferenceProfile {
  id: string;
  name?: string;
  modelArns: string[];
}

/** What an account set up itself: it is called by its ARN. */
export interface AccountResource {
  arn: string;
  /** ARNs of the foundation models that answer; a plain name where no foundation model is behind it. */
  models: string[];
  status?: string;
}

/** A model of bedrock-mantle's own list. */
export interface MantleModel {
  id: string;
  claims: Claims;
  retention?: Retention;
}

/** One place to look. `list` makes its calls one after the other through `call`, which gives each its deadline and retries. */
export interface Source<Found, Name extends string = Listing['source']> {
  name: Name;
  /** The IAM action that the listing needs. */
  action: string;
  list(clients: RegionClients, call: ListingCall, leftOut: LeftOut): Promise<Found[]>;
}

/** Called with each entry of a listing that cannot be read, and why: it is left out, and the listing is not whole. */
export type LeftOut = (what: string) => void;

export type ListingCall = <T>(make: (options: CallOptions) => Promise<T>) => Promise<T>;

/** A 200 whose body is not the listing's. */
export class MalformedListing extends Error {
  override readonly name = 'MalformedListing';
}
