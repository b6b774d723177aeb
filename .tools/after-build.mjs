/** What tsc and the bundler leave undone: data files beside the code that reads them, the declarations that nobody can import, and the whole help written down. */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Nobody reads them in the package but programs: without the blanks that people need. */
function compact(folder) {
  for (const name of readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.json'))) {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
  }
}

for (const folder of ['simulator/data', 'model-facts/data', 'schemas']) {
  cpSync(`src/${folder}`, `dist/${folder}`, { recursive: true });
  compact(`dist/${folder}`);
}

/** `exports` opens one door: the declarations behind it are kept. */
const reachable = new Set();
function follow(file) {
  if (reachable.has(file)) return;
  reachable.add(file);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()["'](\.[^"']+)["']/g)) {
    follow(join(file, '..', name.replace(/\.(ts|js)$/, '.d.ts')));
  }
}
follow(join('dist', 'index.d.ts'));
for (const name of readdirSync('dist', { recursive: true })) {
  const file = join('dist', name);
  if (file.endsWith('.d.ts') && !reachable.has(file)) rmSync(file);
}

writeFileSync('dist/help.txt', execFileSync(process.execPath, ['bin/bedrock-matrix.js', '--help']));
