/** What all parts of a run go by: whether it was stopped, and whether more cells may come. */

export interface RunState {
  /** Stopped by the user or by a fault: nothing more is called. */
  isStopped: boolean;
  /** Not all cells are there yet. */
  isMoreComing: boolean;
}
