/** The closed catalogue of reasons: for each code its verdict, and what it means for the user. */
import { blockedReasons } from './blocked.ts';
import type { ReasonEntry } from './entry.ts';
import { featureReasons } from './features.ts';
import { inconclusiveReasons } from './inconclusive.ts';
import { unsupportedReasons } from './unsupported.ts';
import { untestedReasons } from './untested.ts';

export type { ReasonEntry } from './entry.ts';

const catalogue = {
  ...unsupportedReasons,
  ...featureReasons,
  ...blockedReasons,
  ...inconclusiveReasons,
  ...untestedReasons,
};

export type Reason = keyof typeof catalogue;

export const reasons: Record<Reason, ReasonEntry> = catalogue;

/** For codes read from a file: evidence of another version may hold ones that are not known here. */
export function isReason(code: string | undefined): code is Reason {
  return code !== undefined && Object.hasOwn(reasons, code);
}

/** Whether a result has one of these reasons: the codes are checked by the compiler, which a comparison of texts is not. */
export function hasReason({ reason }: { reason?: string | undefined }, ...codes: readonly Reason[]): boolean {
  return codes.some((code) => code === reason);
}
