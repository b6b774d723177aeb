/** What the last run saw of a model, API by API. */
import { keyOf, targetOf } from '../plan/cell.ts';
import type { Row, Run } from '../types.ts';
import type { MantleRecord, Observation } from './record.ts';

/** By the id of the row's model. */
export function observationsByModel(run: Run): Map<string, Observation[]> {
  const grouped = new Map<string, Observation>();
  const byModel = new Map<string, Observation[]>();
  for (const row of run.rows) {
    for (const seen of observationsOf(row, run)) {
      const key = [seen.endpoint, seen.target, seen.api, seen.verdict, seen.reason].join(' ');
      const known = grouped.get(key);
      if (known !== undefined) known.regions.push(row.region);
      else {
        grouped.set(key, seen);
        byModel.set(row.model, [...(byModel.get(row.model) ?? []), seen]);
      }
    }
  }
  return byModel;
}

function observationsOf(row: Row, run: Run): Observation[] {
  return run.header.apis.flatMap((api) => {
    const result = run.results.get(keyOf(row, api));
    if (result === undefined || result.verdict === 'untested') return [];
    const { verdict, reason = null } = result;
    return [{ api, endpoint: row.endpoint, target: targetOf(row), verdict, reason, regions: [row.region] }];
  });
}

/** The base path on which a mantle model answered, where a run saw it answer. */
export function observedBasePath(
  run: Run,
  mantleId: string,
): Pick<MantleRecord, 'basePath' | 'basePathSource'> | undefined {
  for (const row of run.rows) {
    if (row.endpoint !== 'bedrock-mantle' || row.model !== mantleId) continue;
    for (const api of run.header.apis) {
      const result = run.results.get(keyOf(row, api));
      if (result?.verdict === 'supported' && result.route !== undefined)
        return { basePath: result.route, basePathSource: 'last run' };
    }
  }
  return undefined;
}
