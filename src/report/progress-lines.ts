/** The lines that progress shows, each fitted to the width of the terminal. */
import { regionOf, targetOf } from '../plan/cell.ts';
import { calledVerdicts } from '../enumerations.ts';
import type { Row, VerdictName } from '../types.ts';
import { plural } from '../text/quantities.ts';
import { padEnd, padStart, textWidth, truncate } from '../text/text-width.ts';
import { oneLine } from '../medium.ts';
import { type Colors, glyphs, paint } from './verdict-colors.ts';

/** A row whose cells are all settled. */
export interface RowProgress {
  /** Rows done, this one included, and rows in all, as far as they are known; `isMore`: others are still being listed. */
  index: number;
  total: number;
  isMore: boolean;
  row: Row;
  /** What was asked, in the order of the marks. */
  asked: readonly string[];
  verdicts: ReadonlyMap<string, VerdictName>;
  /** Of the longest target and place of the run: the marks of all rows stand below each other. */
  widths: RowWidths;
}

export interface RowWidths {
  target: number;
  place: number;
}

export function rowWidths(rows: readonly Row[]): RowWidths {
  const most = (texts: readonly string[]): number => texts.reduce((width, text) => Math.max(width, textWidth(text)), 0);
  return { target: most(rows.map(targetName)), place: most(rows.map(placeName)) };
}

export function widest(a: RowWidths, b: RowWidths): RowWidths {
  return { target: Math.max(a.target, b.target), place: Math.max(a.place, b.place) };
}

function targetName(row: Row): string {
  return oneLine(targetOf(row));
}

function placeName(row: Row): string {
  return `${oneLine(regionOf(row))} ${row.endpoint.replace('bedrock-', '')}`;
}

interface LiveState {
  done: number;
  total: number;
  /** Regions that are still being listed: the total grows. */
  listing: number;
  elapsedMs: number;
  counts: Readonly<Record<VerdictName, number>>;
  inFlight: number;
  /** Since a cell was settled last. */
  idleMs: number;
}

/** After so long without a settled cell the pace of before tells nothing: throttled cells wait for their turn. */
const longIdleMs = 3000;

/** Says once what the marks of each row stand for. */
export function headerLine(asked: readonly string[], color: Colors): string {
  return color.dim(`marks in order: ${asked.join(' ')}   (✓ supported, ✗ unsupported, ■ blocked, ? inconclusive)`);
}

/** `[5/135] amazon.nova-lite-v1:0  us-east-1 runtime  ✓ ✓ ✗ ✗ ✗`; the target gives way when `width` is too small, the marks never. */
export function rowLine(
  { index, total, isMore, row, asked, verdicts, widths }: RowProgress,
  width: number | undefined,
  color: Colors,
): string {
  const count = `[${padStart(String(index), String(total).length)}/${total}${isMore ? '+' : ''}]`;
  const place = width === undefined ? placeName(row) : padEnd(placeName(row), widths.place);
  const marks = asked
    .map((name) => verdicts.get(name))
    .map((verdict) => (verdict === undefined ? ' ' : paint(color, verdict)(glyphs[verdict])));
  const fixed = textWidth(`${count}   ${place}  `) + 2 * asked.length;
  const target = targetName(row);
  const room = width === undefined ? undefined : Math.max(8, width - 1 - fixed);
  const aligned = room === undefined ? target : padEnd(truncate(target, room), Math.min(room, widths.target));
  return `${color.dim(count)} ${aligned}  ${color.dim(place)}  ${marks.join(' ')}`.trimEnd();
}

/** `412/1065  38%  8.4/s  ETA 1:18  ✓ 201 ✗ 180 ■ 20 ? 11  16 in flight`, one column short of the width so that it never wraps. */
export function liveLine(state: LiveState, width: number, color: Colors): string {
  const { done, total, listing, elapsedMs, counts, inFlight, idleMs } = state;
  const left = total - done;
  const perSecond = elapsedMs > 0 ? (done * 1000) / elapsedMs : 0;
  const share = total === 0 ? 100 : Math.floor((done / total) * 100);
  const verdicts = calledVerdicts.map((name) => `${glyphs[name]} ${counts[name]}`);
  const parts = [
    `${done}/${total}${listing > 0 ? '+' : ''}`,
    listing > 0 ? `listing ${plural(listing, 'Region')}` : `${share}%`,
    `${perSecond.toFixed(1)}/s`,
    left > 0 && idleMs >= longIdleMs
      ? `waiting ${Math.floor(idleMs / 1000)} s for ${plural(left, 'cell')}`
      : `ETA ${perSecond > 0 ? clockTime(left / perSecond) : '-'}`,
    verdicts.join(' '),
    `${inFlight} in flight`,
  ];
  return color.bold(truncate(parts.join('  '), Math.max(0, width - 1)));
}

/** `1:18`, `1:02:05`. */
function clockTime(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}
