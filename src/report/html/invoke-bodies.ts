/** The body of InvokeModel that a row answered, for the snippets. */
import { bodiesFor } from '../../families/registry.ts';
import { prompt } from '../../protocols/protocol.ts';
import type { CellResult, Row } from '../../types.ts';

/** Pictures and documents make a body too long to read. */
const longest = 1_000;

/** Empty where the row did not answer, and where the body was repaired: what is shown must be what was answered. */
export function invokeBody(row: Row, { verdict, variant }: CellResult): string {
  if (verdict !== 'supported' || variant === undefined) return '';
  const body = bodiesFor(row)
    .find(({ name }) => name === variant)
    ?.body(prompt);
  const text = body === undefined ? '' : JSON.stringify(body);
  return text.length > longest ? '' : text;
}
