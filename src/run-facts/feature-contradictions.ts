/** What the listing of models says of features on Converse, in members that are not documented, against what was seen. */
import { plainOf } from '../api-names.ts';
import type { Run } from '../types.ts';
import type { Contradiction } from './contradictions.ts';
import { featureCellsOf } from './feature-cells.ts';

export function featureContradictions(run: Run): Contradiction[] {
  return featureCellsOf(run).flatMap(({ row, api, feature, result: { verdict } }) => {
    if (plainOf(api) !== 'converse') return [];
    const claimed = row.claims?.features?.[feature];
    const isSettled = verdict === 'supported' || verdict === 'unsupported';
    if (claimed === undefined || !isSettled || claimed === (verdict === 'supported')) return [];
    const claim = `ListFoundationModels (an undocumented member) says ${claimed ? 'yes' : 'no'} to ${feature}`;
    return [{ row, claim, observed: claimed ? 'it was refused or ignored' : 'it was shown' }];
  });
}
