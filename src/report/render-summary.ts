/** The summary on stdout: short, aligned, and with what to do next. */
import type { Cost } from '../price/cost.ts';
import { dollars } from '../text/dollars.ts';
import { unavailableLine } from '../run-facts/unavailable-endpoints.ts';
import { createColors } from '../terminal-colors.ts';
import { simulatedLine } from './explain.ts';
import { wrap } from '../text/text-width.ts';
import { duration, number, plural } from '../text/quantities.ts';
import { oneLine } from '../medium.ts';
import { percent } from '../text/percent.ts';
import type { Summary } from '../run-facts/summary.ts';
import { apiTable, featureTable, verdictLines } from './summary-counts.ts';
import { adviceLines, field } from './summary-field.ts';
import { type Colors, paint } from './verdict-colors.ts';

/** Reasons shown; the reports have them all. */
const mostReasons = 8;

/** `files`: the paths that were written. Without `color`, no colours. */
export function renderSummary(summary: Summary, files: readonly string[], color: Colors = createColors(false)): string {
  const blocks = [
    banner(summary, color),
    suspicion(summary, color),
    causeLines(summary, color),
    gapLines(summary, color),
    targets(summary, color),
    verdictLines(summary, color),
    apiTable(summary, color),
    featureTable(summary, color),
    reasonLines(summary, color),
    checkReasonLines(summary, color),
    claimLines(summary, color),
    onlyInLines(summary, color),
    work(summary, color),
    absentLines(summary, color),
    files.length === 0 ? [] : files.map((file, index) => field(index === 0 ? 'Written' : '', oneLine(file), color)),
    lastWord(summary, color),
  ];
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `\n${texts.join('\n\n')}\n`;
}

function banner({ simulated }: Summary, color: Colors): string[] {
  if (!simulated) return [];
  return [`  ${simulatedLine(color)}`];
}

function suspicion({ suspect }: Summary, color: Colors): string[] {
  if (suspect === undefined) return [];
  return wrap(`SUSPECT: ${oneLine(suspect)}. The verdicts below cannot be trusted.`, 94).map(
    (line) => `  ${color.bold(color.yellow(line))}`,
  );
}

/** A run in which all failed alike has one thing to say, and says it first. */
function causeLines({ cause }: Summary, color: Colors): string[] {
  if (cause === undefined) return [];
  const { verdict, reason, title, count, share, message, next } = cause;
  const line = `One cause: ${oneLine(title)} (${oneLine(reason)}), ${percent(share)} of the cells called, ${plural(count, 'cell')}.`;
  return [
    `  ${color.bold(paint(color, verdict)(line))}`,
    ...(message === undefined ? [] : wrap(oneLine(message), 90).map((words) => color.dim(`    > ${words}`))),
    ...(next === undefined ? [] : adviceLines(next).map((words) => `    ${words}`)),
  ];
}

function targets(
  { models, profiles, callables, rows, cells, apis, regions, accounts }: Summary,
  color: Colors,
): string[] {
  const onEndpoints = Object.entries(models).map(([endpoint, count]) => `${number(count)} on ${endpoint}`);
  const own = Object.entries(callables).map(([kind, count]) => `${number(count)} ${kind}`);
  return [
    ...(accounts.length === 0 ? [] : [field('Accounts', oneLine(accounts.join(', ')), color)]),
    field(regions.length === 1 ? 'Region' : 'Regions', oneLine(regionList(regions)), color),
    field('Models', onEndpoints.join(', '), color),
    field('Profiles', plural(profiles, 'inference profile'), color),
    ...(own.length === 0 ? [] : [field('Set up', own.join(', '), color)]),
    field('Cells', `${number(cells)} (${plural(rows, 'row')} x ${plural(apis.length, 'API')})`, color),
  ];
}

/** `12 cells blocked: legacy-locked, <title>`, and under it what to do. A settled ✗ is data: it is counted, not advised on. */
function reasonLines({ reasons, cause }: Summary, color: Colors): string[] {
  return reasonsOf(reasons, { noun: 'cell', cause }, color);
}

/** Of features, values and probes, which the cells above do not count. */
function checkReasonLines({ checkReasons, cause }: Summary, color: Colors): string[] {
  return reasonsOf(checkReasons, { noun: 'check', cause }, color);
}

function reasonsOf(
  reasons: Summary['reasons'],
  { noun, cause }: { noun: string; cause: Summary['cause'] },
  color: Colors,
): string[] {
  const settled = reasons.filter(({ verdict }) => verdict === 'unsupported');
  const actionable = reasons.filter(({ verdict }) => verdict !== 'unsupported');
  const ordered = [...actionable, ...settled];
  const shown = ordered.slice(0, mostReasons).flatMap(({ count, verdict, reason, title, next }) => {
    const line = `  ${plural(count, noun)} ${paint(color, verdict)(verdict)}: ${color.bold(oneLine(reason))}, ${oneLine(title)}`;
    // A settled ✗ of an API is not advised on; of the checks only those come here that need a look.
    if (next === undefined || (verdict === 'unsupported' && noun === 'cell') || reason === cause?.reason) return [line];
    return [line, ...adviceLines(next).map((text) => color.dim(`    ${text}`))];
  });
  const rest = ordered.slice(mostReasons);
  return rest.length === 0 ? shown : [...shown, `  and ${plural(rest.length, 'other reason')}, all in the JSON report`];
}

/** Contradictions shown; the JSON and Markdown reports have them all. */
const mostClaims = 4;

/** Claimed against observed: a claim decides nothing, but a false one is news. */
function claimLines({ disagreements }: Summary, color: Colors): string[] {
  if (disagreements.length === 0) return [];
  const lines = disagreements.slice(0, mostClaims).map(({ row, claim, observed }) => {
    return `  ${color.yellow('≠')} ${oneLine(row.profile ?? row.model)}${row.account === undefined ? '' : ` (${row.account})`}: ${oneLine(claim)}; ${oneLine(observed)}`;
  });
  const rest = disagreements.length - lines.length;
  const head = `  The calls contradict ${plural(disagreements.length, 'claim')} of the listings:`;
  return [head, ...lines, ...(rest > 0 ? [`    and ${rest} more, in the Markdown and JSON reports`] : [])];
}

function work(
  { calls, inputTokens, outputTokens, cost, wallMs, hasEarlierSessions }: Summary,
  color: Colors,
): string[] {
  const session = hasEarlierSessions ? ' of the last session; the calls are those of all' : '';
  return [
    field('Calls', number(calls), color),
    field('Tokens', `${number(inputTokens)} in, ${number(outputTokens)} out`, color),
    field('Cost', costLine(cost), color),
    ...(wallMs === undefined ? [] : [field('Wall time', `${duration(wallMs)}${session}`, color)]),
  ];
}

/** `about $0.012 at list prices, and 3 answers of unknown price`. */
function costLine({ usd, unknown }: Cost): string {
  const rest = unknown === 0 ? '' : `, and ${plural(unknown, 'answer')} of unknown price`;
  return `about ${dollars(usd)} at list prices${rest}`;
}

/** Regions that fit in a line; the reports name all. */
const mostRegions = 6;

function regionList(regions: readonly string[]): string {
  const shown = regions.slice(0, mostRegions).join(', ');
  return regions.length > mostRegions ? `${shown} and ${plural(regions.length - mostRegions, 'other')}` : shown;
}

/** Lines of models, and models in a line: the JSON report has them all. */
const mostGroups = 6;
const mostModels = 3;

function onlyInLines({ onlyIn, regions }: Summary, color: Colors): string[] {
  if (onlyIn.length === 0) return [];
  const lines = onlyIn.slice(0, mostGroups).flatMap(({ regions: where, models }) => {
    const rest = models.length > mostModels ? ` and ${plural(models.length - mostModels, 'more model')}` : '';
    const text = `Only in ${where.join(', ')}: ${models.slice(0, mostModels).join(', ')}${rest}`;
    return wrap(oneLine(text), 92).map((line, index) => (index === 0 ? `  ${line}` : `    ${line}`));
  });
  const more = onlyIn.length - mostGroups;
  const answered = onlyIn.reduce((sum, { models }) => sum + models.length, 0);
  return [
    color.dim(`  ${plural(answered, 'model')} of only some of the ${regions.length} Regions`),
    ...lines,
    ...(more > 0 ? [`  and ${plural(more, 'other group')}, all in the JSON report`] : []),
  ];
}

function absentLines({ absent }: Summary, color: Colors): string[] {
  return absent.flatMap((one) => wrap(oneLine(unavailableLine(one)), 94).map((line) => color.dim(`  ${line}`)));
}

/** Said before the numbers: of what was not learned they say nothing. */
function gapLines({ gaps }: Summary, color: Colors): string[] {
  return gaps.map((gap) => `  ${color.bold(color.yellow('INCOMPLETE:'))} ${oneLine(gap)}.`);
}

/** The end of a long summary is what stays on the screen. */
function lastWord({ suspect, gaps }: Summary, color: Colors): string[] {
  if (suspect === undefined && gaps.length === 0) return [];
  const what = suspect === undefined ? 'This run is incomplete (see above)' : 'This run cannot be trusted (see above)';
  const next = suspect === undefined ? ' --resume calls again what is not settled.' : '';
  return [`  ${color.yellow('!')} ${what}, and cannot be a baseline.${next}`];
}
