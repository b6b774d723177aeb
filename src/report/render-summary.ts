/** The summary on stdout: short, aligned, and with what to do next. */
import { verdictNames } from '../enumerations.ts';
import type { Cost } from '../price/cost.ts';
import { dollars } from '../text/dollars.ts';
import { unavailableLine } from '../run-facts/unavailable-endpoints.ts';
import { apiLabel } from '../run-facts/columns.ts';
import { createColors } from '../terminal-colors.ts';
import { simulatedLine } from './explain.ts';
import { padEnd, padStart, wrap } from '../text/text-width.ts';
import { oneLine } from '../medium.ts';
import { percent } from '../text/percent.ts';
import type { Summary } from '../run-facts/summary.ts';
import { type Colors, glyphs, paint } from './verdict-colors.ts';

const labelWidth = 14;
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
    ...(next === undefined
      ? []
      : wrap(oneLine(next), 92).map((words, index) => `    ${index === 0 ? '→' : ' '} ${words}`)),
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

function verdictLines({ verdicts, cells, successRate, settledRate }: Summary, color: Colors): string[] {
  const shown = verdictNames.filter((name) => name !== 'untested' || verdicts.untested > 0);
  const digits = Math.max(...shown.map((name) => number(verdicts[name]).length));
  const lines = shown.map((name) => {
    const share = percent(cells === 0 ? 0 : verdicts[name] / cells);
    const text = `${padEnd(glyphs[name], 2)}${padEnd(name, labelWidth)}${padStart(number(verdicts[name]), digits)}`;
    return `  ${paint(color, name)(text)}  ${color.dim(padStart(share, 7))}`;
  });
  const rates = `${color.bold(percent(successRate))} success rate, ${color.bold(percent(settledRate))} settled`;
  return [...lines, '', `  ${rates}`];
}

function apiTable({ apis }: Summary, color: Colors): string[] {
  return countTable(
    apis.map(({ api, verdicts }) => ({ label: apiLabel(api), verdicts })),
    color,
  );
}

/** What was asked beyond the APIs, with how much of each ✗ was no refusal. */
function featureTable({ features }: Summary, color: Colors): string[] {
  const rows = features.map(({ column, verdicts, ignored }) => ({
    label: column,
    verdicts,
    ...(ignored > 0 && { tail: `  ${number(ignored)} of ✗ ignored` }),
  }));
  return countTable(rows, color);
}

interface CountRow {
  label: string;
  verdicts: Summary['verdicts'];
  tail?: string;
}

function countTable(rows: readonly CountRow[], color: Colors): string[] {
  if (rows.length === 0) return [];
  const names = Math.max(...rows.map(({ label }) => label.length)) + 2;
  const line = (label: string, cells: readonly string[]): string =>
    `  ${padEnd(label, names)}${cells.map((cell) => padStart(cell, 8)).join('')}`;
  const header = color.dim(
    line(
      '',
      verdictNames.map((name) => glyphs[name]),
    ),
  );
  const counts = rows.map(
    ({ label, verdicts, tail = '' }) =>
      line(
        label,
        verdictNames.map((name) => number(verdicts[name])),
      ) + tail,
  );
  return [header, ...counts];
}

/** `12 cells blocked: legacy-locked, <title>`, and under it what to do. A settled ✗ is data: it is counted, not advised on. */
function reasonLines({ reasons, cause }: Summary, color: Colors): string[] {
  const settled = reasons.filter(({ verdict }) => verdict === 'unsupported');
  const actionable = reasons.filter(({ verdict }) => verdict !== 'unsupported');
  const ordered = [...actionable, ...settled];
  const shown = ordered.slice(0, mostReasons).flatMap(({ count, verdict, reason, title, next }) => {
    const line = `  ${plural(count, 'cell')} ${paint(color, verdict)(verdict)}: ${color.bold(oneLine(reason))}, ${oneLine(title)}`;
    if (next === undefined || verdict === 'unsupported' || reason === cause?.reason) return [line];
    const lines = wrap(oneLine(next), 92).map((text, index) => color.dim(`    ${index === 0 ? '→' : ' '} ${text}`));
    return [line].concat(lines);
  });
  const rest = ordered.slice(mostReasons);
  return rest.length === 0 ? shown : [...shown, `  and ${plural(rest.length, 'other reason')}, all in the reports`];
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
  const head = `  ${plural(disagreements.length, 'claim')} of the listings that the calls contradict:`;
  return [head, ...lines, ...(rest > 0 ? [`    and ${rest} more, in the Markdown and JSON reports`] : [])];
}

function work({ calls, inputTokens, outputTokens, cost, wallMs }: Summary, color: Colors): string[] {
  return [
    field('Calls', number(calls), color),
    field('Tokens', `${number(inputTokens)} in, ${number(outputTokens)} out`, color),
    field('Cost', costLine(cost), color),
    ...(wallMs === undefined ? [] : [field('Wall time', duration(wallMs), color)]),
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

function field(label: string, value: string, color: Colors): string {
  return `  ${color.dim(padEnd(label, labelWidth))}${value}`;
}

function plural(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** 12,345, whatever the locale of the machine. */
function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `41.2 s`, `4 min 12 s`, `1 h 03 min`. */
function duration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
