/** Progress while a run goes on: settled rows scroll by, and on a terminal one live line stays below them. */
import { checkKey } from '../features/check-key.ts';
import { rowKey } from '../plan/cell.ts';
import type { Cell, CellResult, VerdictName } from '../types.ts';
import { apiLabel, inColumnOrder } from '../run-facts/columns.ts';
import { headerLine, liveLine, type RowProgress, rowLine, rowWidths, widest } from './progress-lines.ts';
import type { Colors } from './verdict-colors.ts';
import { clearLine } from '../terminal-colors.ts';

export interface Progress {
  /** More cells will be asked; `left`: Regions that are still being listed. */
  found(cells: readonly Cell[], left: number): void;
  settled(cell: Cell, result: CellResult): void;
  /** Cells that are being asked right now. */
  inFlight(count: number): void;
  /** Writes a line between those of the rows; false when it cannot, because nothing is drawn. */
  print(line: string): boolean;
  /** Writes what waits and takes the live line away; nothing is written afterwards. */
  stop(): void;
}

export interface ProgressOptions {
  stream: NodeJS.WritableStream;
  /** Width of the terminal now; it may change. Only asked when `live`. */
  columns: () => number;
  /** Its height; absent: not known, and the header is written once. */
  rows?: () => number | undefined;
  /** True on a terminal; false writes plain lines, for pipes and CI. */
  live: boolean;
  color: Colors;
  /** The cells that will be asked, as far as they are known, and how many Regions are still being listed. */
  cells: readonly Cell[];
  left: number;
  /** Milliseconds. */
  clock: () => number;
}

/** Ten a second look steady; more only cost. */
const redrawMs = 100;
/** Drawn also when nothing happens: waiting is shown as it grows. */
const idleRedrawMs = 1000;

/** For --quiet and --no-progress. */
export const noProgress: Progress = {
  found: () => undefined,
  settled: () => undefined,
  inFlight: () => undefined,
  print: () => false,
  stop: () => undefined,
};

export function createProgress(options: ProgressOptions): Progress {
  const tally = createTally(options);
  const screen = createScreen(options, tally.live);
  let sinceHeader = 0;
  const printHeader = (): void => {
    screen.print(headerLine(tally.asked(), options.color));
    sinceHeader = 0;
  };
  printHeader();
  const printRow = (row: RowProgress): void => {
    // It has scrolled away: one line of the screen is the live one.
    if (options.live && sinceHeader >= (options.rows?.() ?? Infinity) - 2) printHeader();
    sinceHeader += 1;
    screen.print(rowLine(row, options.live ? options.columns() : undefined, options.color));
  };
  return {
    found(cells, left) {
      const before = tally.asked().length;
      tally.found(cells, left);
      // A run that continues may ask an API in one Region alone: from here on there is a mark more.
      if (tally.asked().length > before) printHeader();
      screen.update();
    },
    settled(cell, result) {
      const row = tally.settled(cell, result);
      if (row !== undefined) printRow(row);
      screen.update();
    },
    inFlight(count) {
      tally.inFlight(count);
      screen.update();
    },
    print(line) {
      const isPrinted = screen.print(line);
      screen.update();
      return isPrinted;
    },
    stop: () => screen.stop(),
  };
}

/** Counts cells, and knows when a row has all of its own. */
function createTally({ cells, left, clock, columns, color }: ProgressOptions) {
  const oneOfEach = new Map<string, Cell>();
  let asked: readonly string[] = [];
  const waiting = new Map<string, number>();
  let widths = rowWidths([]);
  let total = 0;
  let listing = 0;
  found(cells, left);
  const verdictsOf = new Map<string, Map<string, VerdictName>>();
  const counts: Record<VerdictName, number> = {
    supported: 0,
    unsupported: 0,
    blocked: 0,
    inconclusive: 0,
    untested: 0,
  };
  const startedAt = clock();
  let settledAt = startedAt;
  let done = 0;
  let doneRows = 0;
  let inFlight = 0;

  function found(more: readonly Cell[], regions: number): void {
    const rows = new Map<string, Cell['row']>();
    for (const cell of more) {
      const key = rowKey(cell.row);
      waiting.set(key, (waiting.get(key) ?? 0) + 1);
      rows.set(key, cell.row);
      oneOfEach.set(nameOf(cell), cell);
    }
    asked = askedOf([...oneOfEach.values()]);
    widths = widest(widths, rowWidths([...rows.values()]));
    total += more.length;
    listing = regions;
  }

  function settled(cell: Cell, result: CellResult): RowProgress | undefined {
    const key = rowKey(cell.row);
    const verdicts = verdictsOf.get(key) ?? new Map<string, VerdictName>();
    verdictsOf.set(key, verdicts.set(nameOf(cell), result.verdict));
    done += 1;
    settledAt = clock();
    counts[result.verdict] += 1;
    const open = (waiting.get(key) ?? 0) - 1;
    waiting.set(key, open);
    if (open !== 0) return undefined;
    verdictsOf.delete(key);
    doneRows += 1;
    return { index: doneRows, total: waiting.size, isMore: listing > 0, row: cell.row, asked, verdicts, widths };
  }

  const live = (): string => {
    const now = clock();
    const times = { elapsedMs: now - startedAt, idleMs: now - settledAt };
    return liveLine({ done, total, listing, ...times, counts, inFlight }, columns(), color);
  };

  return { asked: () => asked, found, settled, live, inFlight: (count: number) => (inFlight = count) };
}

/** APIs in column order; what is asked beyond them in the order of the cells. */
function askedOf(cells: readonly Cell[]): string[] {
  const apis = inColumnOrder(cells.filter(({ check }) => check === undefined).map(({ api }) => api));
  const beyond = cells.filter(({ check }) => check !== undefined).map(nameOf);
  return [...apis.map(apiLabel), ...new Set(beyond)];
}

function nameOf({ api, check }: Cell): string {
  return check === undefined ? apiLabel(api) : checkKey(check);
}

/** Owns the stream: everything goes out in one write per redraw, so that lines never mix. */
function createScreen({ stream, live, clock }: ProgressOptions, liveText: () => string) {
  let waiting = '';
  let drawnAt = -Infinity;
  let drawn = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const ticker = live ? setInterval(() => drawn && draw(), idleRedrawMs).unref() : undefined;

  function draw(): void {
    clearTimeout(timer);
    timer = undefined;
    drawnAt = clock();
    stream.write(`${drawn ? clearLine : ''}${waiting}${liveText()}`);
    waiting = '';
    drawn = true;
  }

  return {
    print(line: string): boolean {
      if (stopped) return false;
      if (live) waiting += `${line}\n`;
      else stream.write(`${line}\n`);
      return true;
    },
    update(): void {
      if (!live || stopped) return;
      const wait = drawnAt + redrawMs - clock();
      if (wait <= 0) draw();
      else timer ??= setTimeout(draw, wait).unref();
    },
    stop(): void {
      if (stopped) return;
      stopped = true;
      clearInterval(ticker);
      clearTimeout(timer);
      if (live && (drawn || waiting !== '')) stream.write(`${drawn ? clearLine : ''}${waiting}`);
    },
  };
}
