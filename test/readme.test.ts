import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { optionVariable, type Option } from '../src/config/option.ts';
import { optionsOf } from '../src/config/options.ts';
import { runInProcess } from './run-in-process.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

function between(mark: string): string {
  const [, after] = readme.split(`<!-- ${mark}:start -->\n`);
  const [text] = after?.split(`<!-- ${mark}:end -->`) ?? [];
  if (after === undefined || text === undefined) throw new Error(`README.md has no ${mark} marks`);
  return text;
}

function row(option: Option): string {
  const usual = option.default === undefined ? (option.otherwise ?? '') : `\`${option.default}\``;
  return `| \`${option.flags}\` | ${usual} | \`${optionVariable(option)}\` | ${option.help} |\n`;
}

it('the usage in the README is what --help prints', async () => {
  const { stdout } = await runInProcess(['--help']);
  expect(between('usage')).toBe(`\`\`\`text\n${stdout}\`\`\`\n`);
});

it('the table of options in the README is the one that is read', () => {
  const head = '| option | default | variable | meaning |\n| --- | --- | --- | --- |\n';
  expect(between('options')).toBe(head + optionsOf('run').map(row).join(''));
});
