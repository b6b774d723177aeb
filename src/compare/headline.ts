/** What changed, in the sentences that every rendering opens with. */
import { oneLine } from '../medium.ts';
import { marks } from '../run-facts/cells.ts';
import type { ChangeKind } from '../enumerations.ts';
import type { Comparison } from './compare.ts';
import type { Judged } from './snapshot.ts';

/** `Changed: 6 (1 broke, 1 recovered), appeared: 3, vanished: 0, unknown: 2`: fit for a commit message. */
export function headline({ counts }: Comparison): string {
  const parts = (
    [
      ['broke', 'broke'],
      ['recovered', 'recovered'],
      ['verdict', 'other verdict'],
      ['reason', 'other reason'],
    ] as const
  )
    .filter(([kind]) => counts[kind] > 0)
    .map(([kind, word]) => `${counts[kind]} ${word}`);
  const changed = counts.broke + counts.recovered + counts.verdict + counts.reason;
  const detail = parts.length > 0 ? ` (${parts.join(', ')})` : '';
  return `Changed: ${changed}${detail}, appeared: ${counts.appeared}, vanished: ${counts.vanished}, unknown: ${counts.unknown}`;
}

/** Whether anything is known to be otherwise than before. */
export function hasChanged({ counts }: Comparison): boolean {
  return Object.entries(counts).some(([kind, times]) => kind !== 'unknown' && times > 0);
}

/** What a reader must know before the counts, a sentence each. */
export function warnings({ before, after, suspect }: Comparison): string[] {
  return [
    ...(suspect === undefined ? [] : [`SUSPECT: ${oneLine(suspect)}. Nothing here counts as a regression.`]),
    ...[before, after].flatMap(({ name, incomplete }) =>
      incomplete === undefined ? [] : [`INCOMPLETE: ${oneLine(name)}: ${oneLine(incomplete)}.`],
    ),
    ...simulatedWarning(before.simulated, after.simulated),
  ];
}

function simulatedWarning(before: boolean | undefined, after: boolean | undefined): string[] {
  if (before === true && after === true)
    return ['SIMULATED: the built-in simulator answered both runs; nothing here is about AWS.'];
  if (before !== true && after !== true) return [];
  const [which, other] = before === true ? ['first', after] : ['second', before];
  return [
    `SIMULATED: the ${which} run was answered by the built-in simulator, the other ${other === false ? 'by AWS' : 'does not say by whom'}.`,
  ];
}

export const kindTitles: Record<ChangeKind, string> = {
  broke: 'Broke',
  recovered: 'Recovered',
  verdict: 'Other verdict',
  reason: 'Other reason',
  appeared: 'Appeared',
  vanished: 'Vanished',
  unknown: 'Unknown: one side is inconclusive, or was not called',
};

export const oneSidedTitle = 'Unknown: only one run was asked to test it';

/** `blocked (legacy-locked)`; `none` where the run had no such cell, `untested` where it did not ask. */
export function judgement(judged: Judged | undefined): string {
  if (judged === undefined) return 'none';
  const mark = judged.figure ?? (marks[judged.verdict] || judged.verdict);
  return judged.reason === undefined ? String(mark) : `${mark} (${oneLine(judged.reason)})`;
}
