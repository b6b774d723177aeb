import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { optionVariable } from '../../src/config/option.ts';
import { options } from '../../src/config/options.ts';
import { variables } from '../../src/config/variables.ts';
import { envExample } from '../docs.ts';

const root = join(import.meta.dirname, '../..');

it('.env.example has every variable that is read, each with its meaning, and no other', () => {
  expect(readFileSync(join(root, '.env.example'), 'utf8')).toBe(envExample());
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
