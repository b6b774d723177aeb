/** Reads a workbook back by opening its parts, as any reader does. */
import { inflateRawSync } from 'node:zlib';
import type { Format } from '../../src/report/format.ts';
import type { Run } from '../../src/types.ts';

/** The files in the archive, as text. */
export async function partsOf(run: Run, xlsx: Format): Promise<Record<string, string>> {
  const bytes = await xlsx.render(run, { details: false, bom: false });
  if (typeof bytes === 'string') throw new Error('a workbook is bytes');
  return unzipped(Buffer.from(bytes));
}

/** Walks the directory at the end of a ZIP archive. */
function unzipped(archive: Buffer): Record<string, string> {
  const parts: Record<string, string> = {};
  let at = archive.readUInt32LE(archive.length - 6);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [size, nameLength, header] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const packed = archive.subarray(start, start + size);
    parts[name] = (archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return parts;
}

/** The cells of a sheet, numbers as numbers; empty cells at their place. */
export function rowsOf(parts: Record<string, string>, sheet: string): (string | number | undefined)[][] {
  const shared = [...(parts['xl/sharedStrings.xml'] ?? '').matchAll(/<si>.*?<\/si>/gs)].map(([item]) =>
    unescaped([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')),
  );
  const xml = parts[`xl/worksheets/${sheet}.xml`] ?? '';
  return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
    const cells: (string | number | undefined)[] = [];
    for (const [, letters = '', attributes = '', value] of row.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>.*?<v>(.*?)<\/v><\/c>|><\/c>)/gs,
    )) {
      const column = letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      if (value !== undefined) cells[column] = attributes.includes('t="s"') ? shared[Number(value)] : Number(value);
    }
    return cells;
  });
}

function unescaped(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
