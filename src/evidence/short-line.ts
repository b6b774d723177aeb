/** A line of evidence as it can be read again: no field longer than anybody reads. */
import { bounded } from '../aws/bounded.ts';

/** Lines that are no longer stay as they are; most have a few hundred characters. */
const usual = 32_768;
const longestText = 4_000;
const mostMembers = 500;

/** `line`: one line of NDJSON, with or without its newline. The header is the user's own, and is kept whole. */
export function shortLine(line: string): string {
  if (line.length <= usual || line.startsWith('{"t":"run",')) return line;
  return `${JSON.stringify(shorter(JSON.parse(line)))}\n`;
}

function shorter(value: unknown): unknown {
  if (typeof value === 'string') return bounded(value, longestText);
  if (Array.isArray(value)) return value.slice(0, mostMembers).map(shorter);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, mostMembers)
      .map(([name, member]) => [bounded(name, longestText), shorter(member)]),
  );
}
