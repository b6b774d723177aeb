/** What the documentation says of features on Converse, against what was seen. */
import { plainOf } from '../api-names.ts';
import { publishedClaim } from '../features/published.ts';
import type { Run } from '../types.ts';
import type { Contradiction } from './contradictions.ts';
import { featureCellsOf } from './feature-cells.ts';

export function featureContradictions(run: Run): Contradiction[] {
  return featureCellsOf(run).flatMap(({ row, api, feature, result: { verdict } }) => {
    if (plainOf(api) !== 'converse') return [];
    const claimed = publishedClaim(row.model, feature);
    const isSettled = verdict === 'supported' || verdict === 'unsupported';
    if (claimed === undefined || !isSettled || claimed === (verdict === 'supported')) return [];
    const claim = `the user guide's table of Converse features says ${claimed ? 'yes' : 'no'} to ${feature}`;
    return [{ row, claim, observed: claimed ? 'it was refused or ignored' : 'it was shown' }];
  });
}
