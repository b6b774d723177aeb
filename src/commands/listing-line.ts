/** What a terminal shows before the first row is there: without it the screen is blank for seconds. */
import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import { clearLine } from '../terminal-colors.ts';

export interface ListingLine {
  start(): void;
  /** Takes the line away; called before anything else is written. */
  end(): void;
}

/** Regions named; of more, how many. */
const mostRegions = 4;

export function listingLine({ progress, regions }: Pick<Config, 'progress' | 'regions'>, { stderr }: Io): ListingLine {
  let shown = false;
  return {
    start() {
      if (progress !== 'live') return;
      const where = regions.length > mostRegions ? `${regions.length} Regions` : regions.join(', ');
      stderr.write(`listing ${where}…`);
      shown = true;
    },
    end() {
      if (shown) stderr.write(clearLine);
      shown = false;
    },
  };
}
