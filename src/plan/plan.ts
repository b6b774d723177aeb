/** Rows x APIs, flattened into one list of cells in the contract's order. */
import { hasApi } from '../api-names.ts';
import { nearest } from '../config/nearest.ts';
import type { Shard } from '../config/shard.ts';
import { usageError } from '../errors.ts';
import type { ApiName, Cell, Row } from '../types.ts';
import { globMeant } from './glob-meant.ts';
import { filterRows, globsWithoutRow, providersWithoutRow, type RowFilter } from './filter.ts';
import { limitModels } from './limit.ts';
import { sortRows } from './rows.ts';
import { rowsOfShard } from './shard.ts';

export interface PlanOptions extends RowFilter {
  apis: readonly ApiName[];
  limit?: number;
  /** Cut last, so that all parts together are the whole plan. */
  shard?: Shard;
}

export interface Plan {
  rows: Row[];
  apis: readonly ApiName[];
}

/** @throws UserError (usage) when a `--model` glob names nothing that is listed, or no row is left. */
export function makePlan(listed: readonly Row[], options: PlanOptions): Plan {
  mustName(listed, options);
  return { rows: planRows(listed, options), apis: options.apis };
}

/**
 * The rows that are tested. The limit and the shard decide Region by Region: rows of one alone give that part of the whole plan.
 * `earlier`: rows of a run that goes on, which count against the limit.
 */
export function planRows(listed: readonly Row[], options: PlanOptions, earlier: readonly Row[] = []): Row[] {
  const filtered = sortRows(filterRows(listed, options));
  const limited = options.limit === undefined ? filtered : limitModels(filtered, options.limit, earlier);
  return options.shard === undefined ? limited : rowsOfShard(limited, options.shard);
}

/** Whether every `--model` and `--provider` names something. */
export function namesAll(listed: readonly Row[], { models, providers }: RowFilter): boolean {
  return globsWithoutRow(listed, models).length === 0 && providersWithoutRow(listed, providers).length === 0;
}

/** @throws UserError (usage) when a `--model` glob or a `--provider` names nothing that is listed, or no row is left. */
export function mustName(listed: readonly Row[], options: PlanOptions): void {
  const [glob] = globsWithoutRow(listed, options.models);
  if (glob !== undefined) throw nothingMatches(listed, glob);
  const [provider] = providersWithoutRow(listed, options.providers);
  if (provider !== undefined && listed.length > 0) throw noSuchProvider(listed, provider);
  if (listed.length === 0 || filterRows(listed, options).length > 0) return;
  throw usageError(
    'No model is left after the filters.',
    'Loosen --model, --exclude, --provider, --profile-type or --service; `bedrock-matrix list` shows what there is.',
  );
}

/** All cells of the plan, row by row, APIs in registry order. */
export function* cellsOf({ rows, apis }: Plan): Generator<Cell> {
  for (const row of rows) for (const api of apis) yield { row, api };
}

/** Whether the row's endpoint has the cell's API at all; where not, no call is made. */
export function hasRoute({ row, api }: Cell): boolean {
  return hasApi(row.endpoint, api);
}

function noSuchProvider(rows: readonly Row[], name: string): Error {
  const known = [...new Set(rows.map(({ provider }) => provider))].toSorted();
  const near = nearest(name, known);
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : '';
  return usageError(
    `--provider ${name} is the provider of no model that the listings show.`,
    `${hint}Listed are ${known.join(', ')}.`,
  );
}

function nothingMatches(rows: readonly Row[], glob: string): Error {
  const ids = [...new Set(rows.flatMap((row) => [row.model, ...(row.profile ? [row.profile] : [])]))];
  const meant = globMeant(glob, ids);
  const near = meant === undefined ? nearest(glob.replaceAll('*', ''), ids) : [];
  const none = ids.length > 0 ? 'None of those listed is like it.' : 'No model is listed.';
  const nearIds = near.length > 0 ? `The nearest ids are ${near.join(', ')}.` : none;
  const hint = meant === undefined ? nearIds : `Did you mean --model "${meant}"?`;
  return usageError(
    `--model ${glob} matches no model or inference profile that the listings show.`,
    `${hint} \`bedrock-matrix list\` shows all; globs may use * and ?.`,
  );
}
