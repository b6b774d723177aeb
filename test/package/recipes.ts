/** The recipes of docs/ci.md, as people copy them. */
import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8');

/** What is fenced as `language` between the marks of that name, in order. */
export function blocksOf(mark: string, language: string): string[] {
  const text = new RegExp(`<!-- ${mark}:start -->\n([^]*?)<!-- ${mark}:end -->`).exec(page)?.[1] ?? '';
  return Array.from(text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm')), ([, block = '']) => block);
}
