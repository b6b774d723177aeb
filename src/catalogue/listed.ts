/** The undocumented members of the raw listing, of the first Region that has them, as claims beside what was measured. */
import type { FoundationModel } from '../discovery/source.ts';
import type { Known } from './known.ts';
import type { Listed } from './record.ts';

export function listedOf(
  listings: readonly { region: string; model: FoundationModel }[],
  contextWindow: Known<number>,
): Listed | null {
  const found = listings.find(({ model }) => model.details.extras !== undefined);
  const extras = found?.model.details.extras;
  if (found === undefined || extras === undefined) return null;
  const { maxTokensMaximum: most } = extras;
  const repeats = most !== undefined && contextWindow !== 'unknown' && most >= contextWindow;
  return {
    region: found.region,
    ...extras,
    ...(repeats && { note: 'maxTokensMaximum repeats the context window: an upper bound, not a limit' }),
  };
}
