/** What can come after the attempts that a cell has had. The runner carries it out; probe/ decides it. */
import type { ProbeRequest, Attempt } from '../types.ts';
import type { ReplySeen } from './silence.ts';

/** One request of a cell and what came of it. */
export interface Turn {
  request: ProbeRequest;
  attempt: Attempt;
}

/** `slowDown`: the last call was throttled, and others will be that are sent as fast. */
export type Step = Pacing &
  (
    | /** Send this now. */
      { do: 'call'; request: ProbeRequest }
    /** Send this after a wait: mostly the same again, for the `nth` time, and not before `afterMs` where that is known. */
    | { do: 'retry'; request: ProbeRequest; nth: number; afterMs?: number }
    /** The last reply speaks of our credentials, clock or connection, not of the cell. */
    | { do: 'pause-run' }
    /** Nothing more to learn; `skipModel`: nor of the other cells of the model, whose quota is used up. */
    | { do: 'done'; skipModel?: true }
  );

interface Pacing {
  slowDown?: true;
  /** Nobody answered the last call: no reply came, or none that says anything of the target. */
  unanswered?: true;
}

/** What the last call says of its endpoint. */
export function replySeen({ slowDown, unanswered }: Step): ReplySeen {
  if (slowDown === true) return 'throttled';
  return unanswered === true ? 'unanswered' : 'answered';
}

export function firstRequest(step: Step): ProbeRequest {
  if (step.do !== 'call') throw new Error('a cell begins with a request');
  return step.request;
}
