/** Why one cell is what it is: each attempt, the rule that decided, the verdict, the next step. */
import { checkKey } from '../features/check-key.ts';
import { regionOf } from '../plan/cell.ts';
import type { ApiName, Attempt, Cell, CellResult, Row } from '../types.ts';
import type { AlternativesOf } from '../run-facts/alternatives.ts';
import { apiLabel } from '../run-facts/columns.ts';
import { wrap } from '../text/text-width.ts';
import { oneLine } from '../medium.ts';
import { nextStepOf, titleOf } from '../run-facts/reason.ts';
import { adviceLines } from './summary-field.ts';
import { type Colors, paint } from './verdict-colors.ts';

export interface Explained {
  /** Absent: the cell was not asked. */
  result: CellResult | undefined;
  attempts: readonly Attempt[];
  alternativesOf: AlternativesOf;
  color: Colors;
}

/** Stands above all cells of a run that the simulator answered. */
export function simulatedLine(color: Colors): string {
  return `${color.inverse(' SIMULATED ')} the built-in simulator answered; nothing here is about AWS.`;
}

export function explainCell({ row, api, check }: Cell, { result, attempts, alternativesOf, color }: Explained): string {
  const target = row.profile === undefined ? row.model : `${row.profile} (${row.model})`;
  const head = color.bold(
    `${apiLabel(api)}${check === undefined ? '' : ` +${checkKey(check)}`}  ${oneLine(target)}  ${row.endpoint}  ${oneLine(regionOf(row))}`,
  );
  const tries = attempts.flatMap((attempt, index) => attemptLines(attempt, index + 1, color));
  return [head, ...tries, ...verdictLines({ row, api }, result, { alternativesOf, color }), '', ''].join('\n');
}

function attemptLines(attempt: Attempt, nth: number, color: Colors): string[] {
  const { at, ms, method, path, variant, sent, status, requestId, fault, reply } = attempt;
  const said = fault ? fault.message || 'nothing' : (reply?.text ?? 'a reply without text');
  const kind = fault
    ? [fault.type, fault.code].filter(Boolean).join(' ')
    : `ended with ${reply?.stopReason ?? 'no stop reason'}${thoughtIn(reply)}`;
  return [
    color.dim(`  ${nth}. ${oneLine(`${at}  ${method} ${path}`)}`),
    `     body ${oneLine(variant)}: ${oneLine(sent).slice(0, 160)}`,
    `     ${status === undefined ? 'no HTTP status' : `HTTP ${status}`}, ${ms} ms, ${oneLine(kind)}${requestId === undefined ? '' : `, request ${oneLine(requestId)}`}`,
    ...wrap(oneLine(said), 90).map((line) => `     > ${line}`),
    ...(reply?.unmet === undefined ? [] : [`     not as the probe expects: ${oneLine(reply.unmet)}`]),
  ];
}

/** Whether it reasoned, and how much where that was counted. */
function thoughtIn(reply: Attempt['reply']): string {
  const { reasoned = false, reasoningTokens } = reply ?? {};
  if (reasoningTokens !== undefined) return `, ${reasoningTokens} tokens of reasoning`;
  return reasoned ? ', with reasoning' : '';
}

function verdictLines(
  cell: { row: Row; api: ApiName },
  result: CellResult | undefined,
  { alternativesOf, color }: Pick<Explained, 'alternativesOf' | 'color'>,
): string[] {
  if (result === undefined) return ['  untested: this cell was not called.'];
  const { verdict, reason, rule } = result;
  const because = reason === undefined ? '' : `: ${reason}, ${titleOf(reason)}`;
  const next = nextStepOf({ ...cell, result }, alternativesOf);
  return [
    `  ${paint(color, verdict)(verdict)}${because}`,
    color.dim(`  by the rule ${oneLine(rule)}`),
    ...(next === undefined ? [] : adviceLines(next).map((line) => `  ${line}`)),
  ];
}
