/** The library door: `runMatrix`, and the types of what it gives. */
export { UserError } from './errors.ts';
export { runMatrix, type MatrixResult, type MatrixRun } from './library/matrix-run.ts';
export type { MatrixOptions } from './library/options.ts';
export type {
  ApiName,
  Availability,
  Cell,
  CellResult,
  Claims,
  EndedRun,
  Endpoint,
  Listing,
  ProfileType,
  Row,
  Run,
  RunEnd,
  RunHeader,
  Verdict,
  VerdictName,
} from './types.ts';
