/** The last line of a run's evidence: how it ended. */
import type { RunEnd } from '../types.ts';
import type { Sweep } from './sweep.ts';

interface Ending {
  swept: Sweep;
  /** Calls of the runs that this one continues. */
  task: { calls: number };
  suspect: string | undefined;
  /** `performance.now()` at the start. */
  started: number;
  signal: AbortSignal;
}

export function endOf({ swept, task, suspect, started, signal }: Ending): RunEnd {
  return {
    endedAt: new Date().toISOString(),
    wallMs: Math.round(performance.now() - started),
    calls: task.calls + swept.calls,
    ...(swept.incomplete !== undefined && { incomplete: swept.incomplete }),
    ...(suspect !== undefined && { suspect }),
    ...(signal.aborted && { interrupted: true }),
  };
}
