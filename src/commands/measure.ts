/** The run itself, from the first listing on: measures, shows how it goes, and has it reported. */
import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import type { ExitCode } from '../errors.ts';
import type { Connection } from '../matrix/connect.ts';
import type { Lists } from '../matrix/list-places.ts';
import { runMatrix } from '../matrix/run-matrix.ts';
import { isCalled } from '../plan/called.ts';
import { imageNote } from '../price/estimate-lines.ts';
import { estimate } from '../price/estimate.ts';
import { createProgress, noProgress, type Progress, type ProgressOptions } from '../report/progress.ts';
import { createColors } from '../terminal-colors.ts';
import type { Cell } from '../types.ts';
import { confirmation } from './confirm.ts';
import type { Gate } from './gate.ts';
import { tightenHeap } from './heap.ts';
import type { ListingLine } from './listing-line.ts';
import type { RecheckWithCounts } from './recheck.ts';

interface Begun {
  connection: Connection;
  lists: Lists;
  listing: ListingLine;
  gate: Gate;
}

export async function measure(config: Config, io: Io, { connection, lists, listing, gate }: Begun): Promise<ExitCode> {
  const recheck = gate.baseline && (await recheckOf(gate.baseline, config));
  const confirm = confirmation(config, io);
  let progress: Progress = noProgress;
  const note = (text: string): void => {
    const line = `Note: ${text}`;
    if (!config.quiet && !progress.print(line)) listing.above(() => io.stderr.write(`${line}\n`));
  };
  const announce = (cells: readonly Cell[]): void => {
    tightenHeap(cells.length);
    const images = imageNote(estimate(cells.filter(isCalled), config.prompt));
    if (images !== undefined) note(images);
  };
  const watch = (cells: readonly Cell[], left: number): Progress => {
    listing.end();
    progress.stop();
    // What comes after the run is loaded while the first calls are answered.
    import('./closing.ts').catch(() => undefined);
    return (progress = progressOf(config, io, { cells, left }));
  };
  try {
    const done = await runMatrix({
      config,
      env: io.env,
      pid: io.pid,
      connection,
      lists,
      signal: io.signal,
      note,
      announce,
      watch,
      ...(recheck && { recheck }),
      ...(confirm && {
        confirm(cells) {
          listing.end();
          return confirm(cells);
        },
      }),
    });
    progress.stop();
    const { close } = await import('./closing.ts');
    return await close(done, { config, io, gate, note, ...(recheck && { recheck }) });
  } finally {
    progress.stop();
  }
}

async function recheckOf(baseline: NonNullable<Gate['baseline']>, config: Config): Promise<RecheckWithCounts> {
  const { recheckAgainst } = await import('./recheck.ts');
  return recheckAgainst(baseline, config.comparison.confirm);
}

function progressOf(
  { progress, progressColor }: Config,
  { stderr }: Io,
  first: Pick<ProgressOptions, 'cells' | 'left'>,
): Progress {
  if (progress === 'none') return noProgress;
  return createProgress({
    stream: stderr,
    columns: () => stderr.columns ?? 100,
    rows: () => stderr.rows,
    live: progress === 'live',
    color: createColors(progressColor),
    ...first,
    clock: () => performance.now(),
  });
}
