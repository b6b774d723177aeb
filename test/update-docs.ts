/** `npm run docs`: writes what follows from the code into docs/, .env.example and the schemas, and records the terminal again if it shows something else. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { envExample, generated, withPart } from './docs.ts';
import { scenarioSchema } from './docs-scenario.ts';
import { pagesThatInstall, withInstall } from './docs-install.ts';
import { enumerations, schemaFile, withEnumerations } from './schemas.ts';
import { drawTerminal } from './pictures/draw-terminal.ts';
import { record } from './pictures/record.ts';

const root = new URL('../', import.meta.url);

writeFileSync(new URL('.env.example', root), envExample());
for (const { page, mark, text } of generated) {
  const file = new URL(page, root);
  writeFileSync(file, withPart(readFileSync(file, 'utf8'), mark, await text()));
}
for (const page of pagesThatInstall) {
  const file = new URL(page, root);
  writeFileSync(file, withInstall(readFileSync(file, 'utf8')));
}

writeFileSync(schemaFile('scenario'), `${JSON.stringify(scenarioSchema(), undefined, 2)}\n`);
for (const name of Object.keys(enumerations)) {
  const [before, after] = [JSON.parse(readFileSync(schemaFile(name), 'utf8')), withEnumerations(name)];
  if (!isDeepStrictEqual(before, after)) writeFileSync(schemaFile(name), `${JSON.stringify(after, undefined, 2)}\n`);
}

const cwd = mkdtempSync(join(tmpdir(), 'docs-'));
drawTerminal((await record(cwd)).lines);
rmSync(cwd, { recursive: true });
