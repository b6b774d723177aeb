/** Looks up, for a row of a run, which ids of the same model answered which APIs. */
import { withoutVersion } from '../discovery/id-ending.ts';
import { grouped } from '../plan/grouped.ts';
import type { Row, Run } from '../types.ts';
import type { Alternatives, Answered, Failed } from '../verdict/alternatives.ts';
import { resultOf } from './cells.ts';
import { askedApis } from './columns.ts';

/** What a run knows of the other ids of a row's model, in the row's own account. */
export type AlternativesOf = (row: Row) => Alternatives;

/** Each model is looked up once: there may be 100,000 cells to explain. */
export function alternativesIn(run: Run): AlternativesOf {
  const modelOf = modelKeys(run.rows);
  const rowsOf = grouped(run.rows, modelOf);
  const known = new Map<string, Alternatives>();
  return (row) => {
    const key = modelOf(row);
    const found = known.get(key) ?? alternativesOf(run, rowsOf.get(key) ?? []);
    known.set(key, found);
    return found;
  };
}

function alternativesOf(run: Run, rows: readonly Row[]): Alternatives {
  const apis = askedApis(run);
  const answered = rows.flatMap((row): Answered[] =>
    apis.filter((api) => resultOf(run, row, api).verdict === 'supported').map((api) => ({ row, api })),
  );
  const failed = rows
    .filter((row) => !answered.some((other) => other.row === row))
    .map((row): Failed => ({ row, ...whyOf(run, row) }));
  return { answered, failed };
}

/** Why a row answered nothing, by the first of its cells that was asked. */
function whyOf(run: Run, row: Row): Pick<Failed, 'why'> {
  const asked = askedApis(run).map((api) => resultOf(run, row, api));
  const first = asked.find(({ calls }) => calls > 0);
  return first === undefined ? {} : { why: [first.verdict, first.reason].filter(Boolean).join(': ') };
}

/**
 * One name for all ids of a model in an account: what the account set up stands for the model behind it, `:24k` and its like are
 * sizes of one model, and bedrock-mantle leaves date and version out, where that is unambiguous.
 */
export function modelKeys(
  rows: readonly Pick<Row, 'endpoint' | 'model'>[],
): (row: Pick<Row, 'account' | 'model'>) => string {
  const mantleIds = new Set(rows.filter(({ endpoint }) => endpoint === 'bedrock-mantle').map(({ model }) => model));
  const versions = new Map<string, Set<string>>();
  for (const { endpoint, model } of rows) {
    if (endpoint === 'bedrock-mantle') continue;
    const id = withoutSize(model);
    versions.set(withoutVersion(id), (versions.get(withoutVersion(id)) ?? new Set()).add(id));
  }
  return ({ account = '', model }) => {
    const id = withoutSize(model);
    const bare = withoutVersion(id);
    return `${account} ${mantleIds.has(bare) && versions.get(bare)?.size === 1 ? bare : id}`;
  };
}

function withoutSize(id: string): string {
  return id.replace(/(:\d+):\w+$/, '$1');
}

/** For a denial that closes a Region: what does not route there. A global profile may route anywhere, whatever its model ARNs name. */
export function avoiding({ answered, failed }: Alternatives, region: string): Alternatives {
  return {
    answered: answered.filter(({ row }) => avoids(row, region)),
    failed: failed.filter(({ row }) => avoids(row, region)),
    scope: `that avoids ${region}`,
  };
}

function avoids({ profileType, destinations, region: home }: Row, region: string): boolean {
  if (profileType === 'in-region') return home !== region;
  return profileType !== 'global-cross-region' && destinations !== undefined && !destinations.includes(region);
}
