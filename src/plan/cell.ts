/** A cell's name: stable over runs, the key of evidence, resume, shards and comparison. */
import { checkKey } from '../features/check-key.ts';
import type { ApiName, Cell, Row } from '../types.ts';

/** What names a row: all that a key is made of. */
type RowName = Pick<Row, 'account' | 'region' | 'endpoint' | 'model' | 'profile'>;

/** What the call names: the inference profile where the row has one, else the model. */
export function targetOf(row: RowName): string {
  return row.profile ?? row.model;
}

/**
 * `us-east-1 bedrock-runtime amazon.nova-lite-v1:0 us.amazon.nova-lite-v1:0`: unique within a run; `-` where there is no profile.
 * In a run over several accounts its first word is `work/us-east-1`.
 */
export function rowKey(row: RowName): string {
  return rowWords(row).join(' ');
}

/** Where a row is, for people: `us-east-1`, and in a run over several accounts `us-east-1 (work)`. */
export function regionOf({ account, region }: Pick<Row, 'account' | 'region'>): string {
  return account === undefined ? region : `${region} (${account})`;
}

/** The row's key and the API: `us-east-1 bedrock-runtime amazon.nova-lite-v1:0 - converse`; with a check, ` +tool-use` behind it. */
export function cellKey(cell: Cell): string {
  return keyOf(cell.row, cell.api, cell.check && checkKey(cell.check));
}

/** `check`: its key, as records have it. */
export function keyOf(row: RowName, api: ApiName, check?: string): string {
  return [...rowWords(row), api, ...(check === undefined ? [] : [`+${check}`])].join(' ');
}

/** The model of the cell that a key names. */
export function modelInKey(key: string): string {
  return key.split(' ')[2] ?? '';
}

/** To be joined: a key that grows by `+` stays a chain of its parts, several times its size, and a run keeps 100,000 of them. */
function rowWords({ account, region, endpoint, model, profile }: RowName): string[] {
  const place = account === undefined ? region : `${word(account)}/${region}`;
  return [place, endpoint, word(model), profile === undefined ? '-' : word(profile)];
}

/** A name as one word of a key: what a service lists may hold blanks, or be the `-` of no profile. */
export function word(name: string): string {
  if (name === '-') return '%2D';
  return /[\s%]/.test(name) ? name.replaceAll(/[\s%]+/g, encodeURIComponent) : name;
}

/** The words of a key of its own; no two lists of names have the same. */
export function keyOfWords(...names: readonly string[]): string {
  return names.map(word).join(' ');
}
