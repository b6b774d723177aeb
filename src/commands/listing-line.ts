/** What a terminal shows before the first row is there: without it the screen is blank for seconds. */
import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import { clearLine } from '../terminal-colors.ts';

export interface ListingLine {
  start(): void;
  /** Writes something that stays, and the line again below it. */
  above(write: () => void): void;
  /** Takes the line away. */
  end(): void;
}

/** Regions named; of more, how many. */
const mostRegions = 4;

export function listingLine({ progress, regions }: Pick<Config, 'progress' | 'regions'>, { stderr }: Io): ListingLine {
  let shown = false;
  const where = regions.length > mostRegions ? `${regions.length} Regions` : regions.join(', ');
  const draw = (): boolean => stderr.write(`listing ${where}…`);
  return {
    start() {
      if (progress !== 'live') return;
      draw();
      shown = true;
    },
    above(write) {
      if (shown) stderr.write(clearLine);
      write();
      if (shown) draw();
    },
    end() {
      if (shown) stderr.write(clearLine);
      shown = false;
    },
  };
}
