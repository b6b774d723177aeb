/** Reads the end of a file from behind, in pieces, so that a big file costs no more than a small one. */
import type { FileHandle } from 'node:fs/promises';

const newline = 0x0a;
const step = 64 * 1024;

interface Fragment {
  /** Offset of its first byte. */
  start: number;
  text: string;
}

/** What stands before the offset `end` and behind the line break before it; empty when `end` stands right behind one. */
export async function fragmentBefore(handle: FileHandle, end: number): Promise<Fragment> {
  const pieces: Buffer[] = [];
  let position = end;
  while (position > 0) {
    const length = Math.min(step, position);
    position -= length;
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
    const at = buffer.lastIndexOf(newline);
    pieces.unshift(buffer.subarray(at + 1));
    if (at >= 0) return { start: position + at + 1, text: Buffer.concat(pieces).toString('utf8') };
  }
  return { start: 0, text: Buffer.concat(pieces).toString('utf8') };
}
