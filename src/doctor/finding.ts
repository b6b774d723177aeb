/** What a check found: one line for the user, with what to do where there is something to do. */

/** `failure`: a run would fail or lie. `warning`: it would run, and the user should know. A busy service is never a failure. */
export type State = 'ok' | 'warning' | 'failure';

export interface Finding {
  state: State;
  /** A few words: what was looked at. */
  title: string;
  /** What was found; nothing secret. */
  detail: string;
  /** What to do, in the imperative. */
  fix?: string;
}

/** Findings of one check, where it looks at one Region. */
export interface Section {
  check: string;
  /** Absent: it holds for all. */
  region?: string;
  findings: Finding[];
}
