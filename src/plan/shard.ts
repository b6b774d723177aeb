/** Which rows belong to a part of the plan: by a hash of each row's own name, so that a new model moves no other. */
import type { Shard } from '../config/shard.ts';
import type { Row } from '../types.ts';
import { rowKey } from './cell.ts';

export function rowsOfShard(rows: readonly Row[], { index, count }: Shard): Row[] {
  return rows.filter((row) => hash(rowKey(row)) % count === index - 1);
}

/** FNV-1a over 32 bits; the last steps (of MurmurHash3) spread it, since names that differ in one digit would fall together. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
