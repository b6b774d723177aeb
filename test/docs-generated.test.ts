/** The pages of docs/ say what the code does: what `npm run docs` writes is there, and nothing is left out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readScenario } from '../src/simulator/read-scenario.ts';
import { faultWords, gateNames } from '../src/simulator/scenario.ts';
import { generated, withPart } from './docs.ts';
import { missingInterfaces } from './docs-scenario.ts';
import { freshDirectory } from './end-to-end/harness.ts';

const root = join(import.meta.dirname, '..');
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

it.each(generated)('the part "$mark" of $page follows from the code', async ({ page, mark, text }) => {
  expect(textOf(page)).toBe(withPart(textOf(page), mark, await text()));
});

it('docs/simulator.md describes the whole scenario file', () => {
  expect(missingInterfaces()).toEqual([]);
  const page = textOf('docs/simulator.md');
  for (const word of [...faultWords, ...gateNames]) expect(page).toContain(`\n| \`${word}\` | `);
});

it('the scenario in docs/simulator.md is one that the simulator takes', () => {
  const [, example = ''] = /<!-- example:start -->\n```json\n([^]*?)```/.exec(textOf('docs/simulator.md')) ?? [];
  const file = join(freshDirectory(), 'scenario.json');
  writeFileSync(file, example);
  expect(readScenario(file)).toMatchObject({ seed: 7, faults: [{ reply: 'reset' }, { reply: { status: 503 } }] });
});
