/** The error log: one readable block per cell that a person may have to act on. */
import { alternativesIn } from '../run-facts/alternatives.ts';
import { regionOf, targetOf } from '../plan/cell.ts';
import type { CellResult, Run } from '../types.ts';
import { type Cause, causeOf } from '../run-facts/cause.ts';
import { cellsOf, type ReportedCell } from '../run-facts/cells.ts';
import { apiLabel } from '../run-facts/columns.ts';
import { featureCellsOf } from '../run-facts/feature-cells.ts';
import { padEnd, padStart, wrap } from '../text/text-width.ts';
import { gapsOf } from '../run-facts/gaps.ts';
import { oneLine } from '../medium.ts';
import { percent } from '../text/percent.ts';
import { plural } from '../text/quantities.ts';
import { isStructural, nextStepOf, titleOf } from '../run-facts/reason.ts';

const width = 100;
const labelWidth = 12;

/** Blocks of all cells that are neither ✓, nor a settled structural ✗, nor untested; with counts by reason on top. */
export function renderErrorLog(run: Run): string {
  const ofMatrix = cellsOf(run);
  const asked = [...ofMatrix, ...featureCellsOf(run)];
  const cells = asked.filter(({ result }) => isWorthABlock(result));
  const alternativesOf = alternativesIn(run);
  const cause = causeOf(ofMatrix, alternativesOf);
  const blocks = cells.map((cell) => block(cell, nextStepOf(cell, alternativesOf)));
  return `${[heading(run, { cells, cause, gaps: gapsOf(run, asked) }), ...blocks].join('\n\n')}\n`;
}

function isWorthABlock({ verdict, reason }: CellResult): boolean {
  if (verdict === 'supported' || verdict === 'untested') return false;
  return verdict !== 'unsupported' || !isStructural(reason);
}

interface Heading {
  cells: readonly ReportedCell[];
  cause: Cause | undefined;
  gaps: readonly string[];
}

function heading({ header, end }: Run, { cells, cause, gaps }: Heading): string {
  const lines = [
    `bedrock-matrix error log, run of ${header.startedAt}, ${[...(header.accounts ?? []), ...header.regions].join(', ')}`,
  ];
  if (header.simulated) lines.push('SIMULATED: the built-in simulator answered, not AWS.');
  if (end?.suspect !== undefined) lines.push(`SUSPECT: ${oneLine(end.suspect)}`);
  lines.push(...gaps.map((gap) => `INCOMPLETE: ${oneLine(gap)}.`));
  if (cells.length === 0)
    return [...lines, '', 'Nothing to report: every cell called is supported, or unsupported as expected.'].join('\n');
  if (cause !== undefined) lines.push('', ...causeLines(cause));
  lines.push('', `${plural(cells.length, 'cell')} to look at:`, ...groups(cells));
  return lines.join('\n');
}

function causeLines({ reason, title, count, share, message, next }: Cause): string[] {
  return [
    ...field('One cause', `${reason}: ${title} (${count} cells, ${percent(share)} of those called)`),
    ...quoted(message),
    ...field('Next step', next),
  ];
}

function groups(cells: readonly ReportedCell[]): string[] {
  const counts = new Map<string, number>();
  for (const { result } of cells) {
    const name = `${padEnd(result.verdict, 13)} ${reasonLine(result)}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  return sorted.map(([name, count]) => `${padStart(String(count), 6)}  ${name}`);
}

function reasonLine({ reason }: CellResult): string {
  return reason === undefined ? 'no reason recorded' : `${reason}: ${titleOf(reason)}`;
}

function block(cell: ReportedCell, next: string | undefined): string {
  const { row, api, result } = cell;
  const title = `${result.verdict}  ${apiLabel(api)}  ${oneLine(targetOf(row))}  ${oneLine(regionOf(row))}`;
  const lines = [
    ...field('When', result.at),
    ...field('Account', row.account),
    ...field('Region', row.region),
    ...field('Endpoint', row.endpoint),
    ...field('Model', row.model),
    ...field('Profile', row.profile),
    ...field('Tested for', cell.feature),
    ...field('API', result.route === undefined ? api : `${api} (route ${result.route})`),
    ...field('HTTP status', result.status === undefined ? 'none' : String(result.status)),
    ...field('Error type', result.errorType),
    ...field('Request id', result.requestId),
    ...field('Calls', String(result.calls)),
    ...(isReply(result)
      ? field('It said', 'a reply without an error; `bedrock-matrix explain` shows it')
      : quoted(result.message)),
    ...field('Reason', reasonLine(result)),
    ...field('Next step', next),
  ];
  return [`--- ${title}`, ...lines].join('\n');
}

/** The service answered, and the answer is what we do not like. */
function isReply({ status, message }: CellResult): boolean {
  return message === undefined && status !== undefined && status < 300;
}

function field(label: string, value: string | undefined): string[] {
  if (value === undefined || value === '') return [];
  const [first = '', ...rest] = wrap(oneLine(value), width - labelWidth);
  return [`${padEnd(label, labelWidth)}${first}`, ...rest.map((line) => `${' '.repeat(labelWidth)}${line}`)];
}

/** The service's own words, each line behind a `>`: what is quoted can never pass for what we say. */
function quoted(message: string | undefined): string[] {
  if (message === undefined || oneLine(message) === '') return field('It said', 'nothing');
  const lines = wrap(oneLine(message), width - labelWidth - 2);
  return lines.map((line, index) => `${padEnd(index === 0 ? 'It said' : '', labelWidth)}> ${line}`);
}
