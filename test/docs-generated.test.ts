/** The pages of docs/ and the schemas say what the code does: what `npm run docs` writes is there, and nothing is left out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { blocksOf } from './docs-blocks.ts';
import { readScenario } from '../src/simulator/read-scenario.ts';
import { faultWords, gateNames } from '../src/simulator/scenario.ts';
import { version } from '../src/version.ts';
import { generated, withPart } from './docs.ts';
import { ciInstallText, installText, pagesThatInstall, published, withInstall } from './docs-install.ts';
import { missingInterfaces, scenarioSchema } from './docs-scenario.ts';
import { freshDirectory } from './end-to-end/harness.ts';
import { enumerations, schemaFile, withEnumerations } from './schemas.ts';

const root = join(import.meta.dirname, '..');
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

it.each(generated)('the part "$mark" of $page follows from the code', async ({ page, mark, text }) => {
  expect(textOf(page)).toBe(withPart(textOf(page), mark, await text()));
});

it.each(Object.keys(enumerations))('the enumerations of the schema of %s follow from the code', (name) => {
  expect(JSON.parse(readFileSync(schemaFile(name), 'utf8'))).toEqual(withEnumerations(name));
});

it('the schema of a scenario file is what the reader takes', () => {
  expect(JSON.parse(readFileSync(schemaFile('scenario'), 'utf8'))).toEqual(scenarioSchema());
});

it('docs/simulator.md describes the whole scenario file', () => {
  expect(missingInterfaces()).toEqual([]);
  const page = textOf('docs/simulator.md');
  for (const word of [...faultWords, ...gateNames]) expect(page).toContain(`\n| \`${word}\` | `);
});

it('the scenario in docs/simulator.md is one that the simulator takes', () => {
  const [example = ''] = blocksOf('example', 'json', 'docs/simulator.md');
  const file = join(freshDirectory(), 'scenario.json');
  writeFileSync(file, example);
  expect(example).toContain('/schemas/scenario.schema.json"');
  expect(new Ajv2020().compile(scenarioSchema())(JSON.parse(example))).toBe(true);
  expect(readScenario(file)).toMatchObject({ seed: 7, faults: [{ reply: 'reset' }, { reply: { status: 503 } }] });
});

it.each(pagesThatInstall)('%s installs what people have today', (page) => {
  expect(textOf(page)).toBe(withInstall(textOf(page)));
});

it('one line in package.json turns every recipe to the published name', () => {
  for (const page of pagesThatInstall) {
    const text = page === 'README.md' ? installText(true) : ciInstallText(true);
    const later = withPart(withInstall(textOf(page), true), 'install', text);
    expect(later).toContain('npm install --global bedrock-matrix@');
    expect(later).not.toMatch(/install[^\n]*\.tgz|not on npm/);
    expect(withInstall(later, false)).toContain('npm install --global ./bedrock-matrix-*.tgz');
  }
});

it('the action is used by the tag that a release moves: the major number of the version', () => {
  const [major] = version().split('.');
  const used = [...textOf('docs/ci.md').matchAll(/uses: OWNER\/bedrock-matrix@(\S+)/g)].map(([, tag]) => tag);
  expect(used).toEqual([`v${major}`]);
});

it('no page tells people to run a name on npm that is not ours', () => {
  const pages = [
    'README.md',
    'docs/ci.md',
    'docs/library.md',
    'docs/options.md',
    'docs/compare.md',
    'action.yml',
    'Dockerfile',
  ];
  const told = pages.filter((page) =>
    /npx bedrock-matrix|npm (?:install|i) (?:-g |--global )?bedrock-matrix\b(?!-)/.test(textOf(page)),
  );
  expect(told).toEqual(published ? ['README.md', 'docs/ci.md'] : []);
});
