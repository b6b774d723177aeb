/** `npm run docs`: writes what follows from the code into docs/options.md and .env.example. */
import { readFileSync, writeFileSync } from 'node:fs';
import { envExample, optionTable, usageBlock } from './docs.ts';

const page = new URL('../docs/options.md', import.meta.url);

function between(text: string, mark: string, content: string): string {
  const [before, rest] = text.split(`<!-- ${mark}:start -->\n`);
  const after = rest?.split(`<!-- ${mark}:end -->`)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/options.md has no ${mark} marks`);
  return `${before}<!-- ${mark}:start -->\n${content}<!-- ${mark}:end -->${after}`;
}

writeFileSync(new URL('../.env.example', import.meta.url), envExample());
const withUsage = between(readFileSync(page, 'utf8'), 'usage', await usageBlock());
writeFileSync(page, between(withUsage, 'options', optionTable()));
