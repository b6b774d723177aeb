/** Owns the version of the tool, as package.json has it. */
import { readFileSync } from 'node:fs';

/** Read when asked for, and as a file: importing JSON makes Node 20 print a warning. */
export function version(): string {
  const parsed: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const found = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : undefined;
  return String(found);
}
