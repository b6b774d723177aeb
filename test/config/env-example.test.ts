import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { optionVariable, type Option } from '../../src/config/option.ts';
import { options } from '../../src/config/options.ts';
import { variables } from '../../src/config/variables.ts';

const root = new URL('../..', import.meta.url).pathname;

const head = `# Settings of bedrock-matrix. Copy this file to .env beside your runs and take the # from the lines you want.
# What is set in the environment wins over this file, and an option wins over both.
`;

function optionLines(option: Option): string {
  return `\n# ${option.flags}: ${option.help}\n#${optionVariable(option)}=${option.default ?? ''}\n`;
}

function variableLines([name, meaning]: [string, string]): string {
  return `\n# ${meaning}\n#${name}=\n`;
}

it('.env.example has every variable that is read, each with its meaning, and no other', () => {
  const lines = [...Object.values(options).map(optionLines), ...Object.entries(variables).map(variableLines)];
  expect(readFileSync(join(root, '.env.example'), 'utf8')).toBe(head + lines.join(''));
});

it('no variable is read that is not in the list', () => {
  const known = new Set<string>([...Object.values(options).map(optionVariable), ...Object.keys(variables)]);
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('simulator'))
    .map((file) => readFileSync(join(root, 'src', file), 'utf8'));
  const read = sources
    .flatMap((source) => Array.from(source.matchAll(/\benv(?:\['(\w+)'\]|\.([A-Z_]+)\b)(?!\s*(?:\?\?)?=\s)/g)))
    .map((match) => match[1] ?? match[2]);
  expect(read).toContain('AWS_BEARER_TOKEN_BEDROCK');
  expect(read.filter((name) => name !== undefined && !known.has(name))).toEqual([]);
});
