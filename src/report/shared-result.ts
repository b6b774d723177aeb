/** What of a cell may be handed on: request ids only where they were asked for. */
import type { CellResult } from '../types.ts';
import type { ReportOptions } from './format.ts';

export function sharedResult(result: CellResult, { redact = true }: ReportOptions): CellResult {
  if (!redact) return result;
  const { requestId: _left, ...rest } = result;
  return rest;
}
