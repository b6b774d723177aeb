/** Everything that a run left behind, as text: its streams and its files, workbooks unpacked. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Visit } from '../end-to-end/harness.ts';

export function leftBehind(run: Visit): [where: string, text: string][] {
  return [
    ['stdout', run.stdout],
    ['stderr', run.stderr],
    ...run.files
      .flatMap((name) => filesAt(run.cwd, name))
      .map((name): [string, string] => [name, textOf(join(run.cwd, name))]),
  ];
}

/** The file, or all files of the folder. */
function filesAt(cwd: string, name: string): string[] {
  if (!statSync(join(cwd, name)).isDirectory()) return [name];
  return readdirSync(join(cwd, name)).flatMap((inside) => filesAt(cwd, join(name, inside)));
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return path.endsWith('.xlsx') ? unpacked(bytes) : bytes.toString('utf8');
}

/** The members of a ZIP, by its central directory. */
function unpacked(bytes: Buffer): string {
  const texts: string[] = [];
  for (
    let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const size = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const member = bytes.subarray(start, start + size);
    texts.push((bytes.readUInt16LE(at + 10) === 0 ? member : inflateRawSync(member)).toString('utf8'));
  }
  return texts.join('\n');
}
