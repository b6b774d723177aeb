/** The shape of one entry of the catalogue of reasons, and where AWS explains things. */
import type { VerdictName } from '../enumerations.ts';

export interface ReasonEntry {
  verdict: Exclude<VerdictName, 'supported'>;
  /** A few words, fit for a table. */
  title: string;
  /** One or two sentences: what is the case. */
  meaning: string;
  /**
   * What the user can do, in the imperative. `{model}`, `{target}`, `{region}`, `{endpoint}`, `{api}`, `{action}`,
   * `{resource}`, `{deniedRegion}` and `{retentionModes}` are filled by `adviceFor`. `{alternatives}` becomes a sentence on the
   * ids and APIs that answered for the model in the run: no other id or API is recommended.
   */
  nextStep: string;
  /** The page of AWS's documentation that explains it. */
  docs: string;
  /** A settled ✗ that is an answer to what was asked: it needs no block in the error log. */
  structural?: true;
}

/** A page of the Bedrock user guide. */
export function guide(page: string): string {
  return `https://docs.aws.amazon.com/bedrock/latest/userguide/${page}.html`;
}
