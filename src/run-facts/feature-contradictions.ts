/** What the listing of models and published sources say of features and values, against what was seen. */
import { plainOf } from '../api-names.ts';
import { readCheckKey } from '../features/check-key.ts';
import { modelFacts } from '../model-facts/model-facts.ts';
import type { Contradiction } from './contradictions.ts';
import { hasReason } from '../reasons/reasons.ts';
import type { ReportedFeature } from './feature-cells.ts';

export function featureContradictions(cells: readonly ReportedFeature[]): Contradiction[] {
  return [...listedFeatures(cells), ...publishedEfforts(cells)];
}

/** In members of ListFoundationModels that are not documented. */
function listedFeatures(cells: readonly ReportedFeature[]): Contradiction[] {
  return cells.flatMap(({ row, api, feature, result: { verdict } }) => {
    if (plainOf(api) !== 'converse') return [];
    const claimed = row.claims?.features?.[feature];
    const isSettled = verdict === 'supported' || verdict === 'unsupported';
    if (claimed === undefined || !isSettled || claimed === (verdict === 'supported')) return [];
    const claim = `ListFoundationModels (an undocumented member) says ${claimed ? 'yes' : 'no'} to ${feature}`;
    return [{ row, claim, observed: claimed ? 'it was refused or ignored' : 'it was shown' }];
  });
}

/** Each effort of a model once, whatever its profiles and Regions. */
function publishedEfforts(cells: readonly ReportedFeature[]): Contradiction[] {
  const found = new Map<string, Contradiction>();
  for (const cell of cells) {
    const contradiction = effortContradiction(cell);
    if (contradiction !== undefined) found.set(`${cell.row.model} ${contradiction.claim}`, contradiction);
  }
  return [...found.values()];
}

function effortContradiction({ row, feature, result }: ReportedFeature): Contradiction | undefined {
  const check = readCheckKey(feature);
  if (check.kind !== 'value' || check.parameter !== 'effort') return undefined;
  const published = modelFacts(row.model)?.efforts;
  if (published === undefined) return undefined;
  const { value } = check;
  const isListed = published.values.includes(value);
  const { source } = published;
  if (isListed && hasReason(result, 'value-refused'))
    return { row, claim: `${source} lists the effort ${value}`, observed: 'it was refused' };
  if (isListed && hasReason(result, 'parameter-ignored'))
    return { row, claim: `${source} lists the effort ${value}`, observed: 'it was ignored' };
  // To switch it off is listed apart.
  if (isListed || value === 'none' || result.verdict !== 'supported') return undefined;
  return { row, claim: `${source} lists no effort ${value}`, observed: 'it was accepted' };
}
