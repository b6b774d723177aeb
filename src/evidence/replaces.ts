/** Which result of a cell counts where a run that goes on has another one. */
import type { CellResult } from '../types.ts';

/** The later one does. But what was learned stays learned when a second look at it had to be left. */
export function replaces({ verdict }: CellResult, known: CellResult | undefined): boolean {
  return (
    verdict !== 'untested' || known === undefined || known.verdict === 'untested' || known.verdict === 'inconclusive'
  );
}
