/** A cell's name: stable over runs, the key of evidence, resume, shards and comparison. */
import type { ApiName, Cell, Row } from '../types.ts';

/** What the call names: the inference profile where the row has one, else the model. */
export function targetOf(row: Row): string {
  return row.profile ?? row.model;
}

/** `us-east-1 bedrock-runtime amazon.nova-lite-v1:0 us.amazon.nova-lite-v1:0`: unique within a run; `-` where there is no profile. */
export function rowKey(row: Row): string {
  return `${row.region} ${row.endpoint} ${row.model} ${row.profile ?? '-'}`;
}

/** The row's key and the API: `us-east-1 bedrock-runtime amazon.nova-lite-v1:0 - converse`. */
export function cellKey(cell: Cell): string {
  return keyOf(cell.row, cell.api);
}

export function keyOf(row: Row, api: ApiName): string {
  return `${rowKey(row)} ${api}`;
}
