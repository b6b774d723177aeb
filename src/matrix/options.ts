/** What a run is given: its configuration, what it talks through, and whom it tells. */
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/option.ts';
import type { Cell } from '../types.ts';
import type { AskedPart } from './asked-part.ts';
import type { Budget } from './budget.ts';
import type { Connection } from './connect.ts';
import type { Lists } from './list-places.ts';
import type { Recheck } from './recheck.ts';
import type { SweepObserver } from './sweep-progress.ts';

export interface MatrixOptions {
  config: Config;
  env: Environment;
  connection: Connection;
  /** Lists Regions; it may have begun. Absent: it begins with the run. */
  lists?: Lists;
  /** Aborted to stop: what was measured is in the evidence. */
  signal: AbortSignal;
  /** Of this process: it holds the evidence file for the time of the run. */
  pid: number;
  /** Called with what the user should know: before the first call to a model, and of endpoints that do not answer. */
  note(text: string): void;
  /** Asked before the first call to a model; rejects when the run is not meant. Absent: it is. */
  confirm?(cells: readonly Cell[]): Promise<void>;
  /** Called with all cells of the plan, before the first call to one whose price is announced. Absent: nobody is. */
  announce?(cells: readonly Cell[]): void;
  /** Called with the first cells that will be called, before their first call; gives who watches. `left`: Regions that are still being listed. */
  watch(cells: readonly Cell[], left: number): SweepObserver;
  /** How regressions are tested again before the run ends; absent: they are not. */
  recheck?: Recheck;
  /** Asks these cells and no others, also where they have a verdict; evidence that is there is continued, whatever its plan was. */
  only?: AskedPart;
  /** Absent: one for this run, by its settings. */
  budget?: Budget;
}
