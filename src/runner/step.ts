/** What can come after the attempts that a cell has had. The runner carries it out; probe/ decides it. */
import type { Ask, Attempt } from '../types.ts';

/** One request of a cell and what came of it. */
export interface Turn {
  ask: Ask;
  attempt: Attempt;
}

export type Step =
  /** Ask this now. */
  | { do: 'ask'; ask: Ask }
  /** Ask the same again, after a wait: the `nth` time, and not before `afterMs` where the service said when. */
  | { do: 'retry'; ask: Ask; nth: number; afterMs?: number }
  /** The last reply speaks of our credentials, clock or connection, not of the cell. */
  | { do: 'halt' }
  /** Nothing more to learn. */
  | { do: 'settle' };
