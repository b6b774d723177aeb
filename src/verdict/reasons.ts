/** The closed catalogue of reasons: for each code its verdict, and what it means for the user. */
import { blockedReasons } from './reasons/blocked.ts';
import type { CellResult } from '../types.ts';
import type { ReasonEntry } from './reasons/entry.ts';
import { featureReasons } from './reasons/features.ts';
import { inconclusiveReasons } from './reasons/inconclusive.ts';
import { unsupportedReasons } from './reasons/unsupported.ts';
import { untestedReasons } from './reasons/untested.ts';

export type { ReasonEntry } from './reasons/entry.ts';

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

/** A result as a stage of this version writes it: the compiler knows its code. One that is read from a file is a `CellResult`. */
export type KnownResult = CellResult & { reason?: Reason };

/** Whether a result has one of these reasons: the codes are checked by the compiler, which a comparison of texts is not. */
export function hasReason({ reason }: Pick<CellResult, 'reason'>, ...codes: readonly Reason[]): boolean {
  return codes.some((code) => code === reason);
}
