/** Says which other ids and APIs answered for a model in a run, so that a next step never sends anybody to a dead end. Pure. */
import { regionOf, targetOf } from '../plan/cell.ts';
import type { ApiName, Row } from '../types.ts';

/** A supported cell. */
export interface Answered {
  row: Row;
  api: ApiName;
}

/** An id of the model that answered nothing. */
export interface Failed {
  row: Row;
  /** `blocked: legacy-locked`; absent where it was not called. */
  why?: string;
}

/** What a run knows of the ids of one model. */
export interface Alternatives {
  /** The same Region first. */
  answered: readonly Answered[];
  failed: readonly Failed[];
  /** What narrows them down: `that avoids us-west-2`. */
  scope?: string;
}

/** Ids that one sentence names. */
const mostIds = 3;

/** One sentence; empty where nothing is known of a run. */
export function alternativesText(
  { row, api }: Answered,
  { answered, failed, scope }: Alternatives = { answered: [], failed: [] },
): string {
  const here = nearest(row, answered);
  const none = `no id of this model${scope === undefined ? '' : ` ${scope}`} answered`;
  const sameApi = distinct(here.filter((other) => other.api === api).map((other) => other.row));
  if (sameApi.length > 0) return `In this run ${listed(sameApi.map((other) => nameOf(other, row)))} answered ${api}.`;
  const best = here.find((other) => targetOf(other.row) === targetOf(row)) ?? here[0];
  if (best !== undefined) {
    const apis = here.filter((other) => other.row === best.row).map((other) => other.api);
    return `In this run ${none} ${api}; ${nameOf(best.row, row)} answered ${listed(apis)}.`;
  }
  if (failed.length === 0) return '';
  const others = failed.filter((other) => targetOf(other.row) !== targetOf(row));
  const reasons = others.map((other) => `${nameOf(other.row, row)} (${other.why ?? 'not called'})`);
  const why = reasons.length === 0 ? '' : `, not ${listed(reasons)} either`;
  return `In this run ${none}${why}.`;
}

/** What answered in the Region of the row; only where nothing did, what answered elsewhere. */
function nearest(row: Row, answered: readonly Answered[]): readonly Answered[] {
  const sameRegion = answered.filter((other) => other.row.region === row.region);
  return sameRegion.length > 0 ? sameRegion : answered;
}

function distinct(rows: readonly Row[]): Row[] {
  return [...new Set(rows)];
}

/** With whatever differs from the row that the sentence is about. */
function nameOf(other: Row, row: Row): string {
  const endpoint = other.endpoint === row.endpoint ? '' : ` on ${other.endpoint}`;
  const region = other.region === row.region ? '' : ` in ${regionOf(other)}`;
  return `${targetOf(other)}${endpoint}${region}`;
}

function listed(words: readonly string[]): string {
  const shown = words.length > mostIds + 1 ? [...words.slice(0, mostIds), `${words.length - mostIds} others`] : words;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
