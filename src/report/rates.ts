/** How much works, in the words of the terminal, the page and Markdown; what was not tested is in the first share and not in the second. */
import type { Summary } from '../run-facts/summary.ts';
import { percent } from '../text/percent.ts';
import { plural } from '../text/quantities.ts';

type Counted = Pick<Summary, 'verdicts' | 'cells' | 'successRate' | 'settledRate'>;

/** `24.0 % success rate (27.3 % without the 3 untested cells), 80.0 % settled`; `strong` draws the figures. */
export function ratesText(
  { verdicts, cells, successRate, settledRate }: Counted,
  strong: (figure: string) => string = String,
): string {
  const { supported, untested } = verdicts;
  const tested = cells - untested;
  const without =
    untested === 0 || tested === 0
      ? ''
      : ` (${percent(supported / tested)} without the ${plural(untested, 'untested cell')})`;
  return `${strong(percent(successRate))} success rate${without}, ${strong(percent(settledRate))} settled`;
}
