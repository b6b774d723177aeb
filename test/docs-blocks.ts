/** The examples of docs/, as people copy them. */
import { readFileSync } from 'node:fs';

/** What is fenced as `language` between the marks of that name, in order. */
export function blocksOf(mark: string, language: string, page = 'docs/ci.md'): string[] {
  const whole = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');
  const text = new RegExp(`<!-- ${mark}:start -->\n([^]*?)<!-- ${mark}:end -->`).exec(whole)?.[1] ?? '';
  return Array.from(text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm')), ([, block = '']) => block);
}
