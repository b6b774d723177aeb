/** The order of the rooms is held: the lint settings of this project, run on files that break it. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { freshDirectory } from './end-to-end/harness.ts';

const root = join(import.meta.dirname, '..');
const settings = ['.oxlintrc.json', '.tools/layers.js', 'docs/architecture.md'];

/** What the linter says of a project that has these files: `file: message`. */
function lint(files: Record<string, string>): string[] {
  const project = freshDirectory();
  for (const name of settings) cpSync(join(root, name), join(project, name), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), `${text}\n`);
  }
  const bin = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [bin, '--format', 'json', 'src'], { cwd: project, encoding: 'utf8' });
  const { diagnostics }: { diagnostics: { code: string; filename: string; message: string }[] } = JSON.parse(stdout);
  return diagnostics
    .filter(({ code }) => code.startsWith('layers'))
    .map(({ filename, message }) => `${filename}: ${message}`)
    .toSorted();
}

it('every way to import is held to the order of the rooms', () => {
  const files = {
    'src/types.ts': "export * from './errors.ts';",
    'src/plan/a.ts': "import { run } from '../runner/run.ts';\nrun();",
    'src/plan/b.ts': "import type { Run } from '../matrix/run.ts';\nexport type R = Run;",
    'src/plan/c.ts': "export { render } from '../report/render.ts';",
    'src/plan/d.ts': "export const later = () => import('../commands/run.ts');",
    'src/plan/e.ts': "export type E = import('../evidence/journal.ts').Journal;",
    'src/report/html/page.ts': "export * from '../../compare/diff.ts';",
    'src/simulator/deep/a.ts': "export * from '../../aws/wire.ts';",
    'src/matrix/a.ts': "export * from '../simulator/simulator.ts';",
    'src/doctor/a.ts': "export * from '../evidence/journal.ts';",
    'src/somewhere/new.ts': 'export const a = 1;',
  };
  expect(lint(files).map((line) => line.split(': its row')[0])).toEqual([
    'src/doctor/a.ts: doctor may not import evidence/journal.ts',
    'src/matrix/a.ts: matrix may not import simulator/simulator.ts',
    'src/plan/a.ts: plan may not import runner/run.ts',
    'src/plan/b.ts: plan may not import matrix/run.ts',
    'src/plan/c.ts: plan may not import report/render.ts',
    'src/plan/d.ts: plan may not import commands/run.ts',
    'src/plan/e.ts: plan may not import evidence/journal.ts',
    'src/report/html/page.ts: report may not import compare/diff.ts',
    'src/simulator/deep/a.ts: simulator may not import aws/wire.ts',
    'src/somewhere/new.ts: somewhere/new.ts has no row in the rooms of docs/architecture.md.',
    'src/types.ts: types.ts may not import errors.ts',
  ]);
});

it('a pure room opens no file, and SDKs and commander have their places', () => {
  const files = {
    'src/verdict/a.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('a');",
    'src/report/a.ts': "import { readFile } from 'node:fs/promises';\nexport const read = readFile;",
    'src/evidence/a.ts': "export * from '@aws-sdk/client-bedrock';",
    'src/commands/a.ts': "export * from 'commander';",
  };
  expect(lint(files).map((line) => line.split(': its row')[0])).toEqual([
    'src/commands/a.ts: commands may not touch commander',
    'src/evidence/a.ts: evidence may not touch @aws-sdk/client-bedrock',
    'src/report/a.ts: report may not touch node:fs/promises',
    'src/verdict/a.ts: verdict may not touch node:fs',
  ]);
});

it('what the order allows passes', () => {
  const files = {
    'src/config/a.ts': "export * from '../types.ts';\nexport * from './b.ts';",
    'src/report/write.ts': "export * from 'node:fs';\nexport * from './csv.ts';",
    'src/commands/a.ts': "export * from '../simulator/simulator.ts';\nexport * from '../aws/wire.ts';",
    'src/simulator/a.ts': "export * from '../types.ts';\nexport * from 'node:http';",
    'src/program.ts': "export * from 'commander';\nexport * from './commands/run.ts';",
    'src/aws/a.ts': "export * from '@smithy/types';",
  };
  expect(lint(files)).toEqual([]);
});

it('every room of the table is in src/', () => {
  const [, table = ''] = readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('<!-- rooms:start -->');
  const names = table
    .split('<!-- rooms:end -->')[0]
    ?.split('\n')
    .flatMap((row) => Array.from((row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g), ([, name = '']) => name));
  expect(names?.length).toBeGreaterThan(25);
  expect(names?.filter((name) => !existsSync(join(root, 'src', name)))).toEqual([]);
});
