/** What tsc leaves undone: data files beside the code that reads them, and the whole help written down. */
import { execFileSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';

for (const folder of ['simulator/data', 'model-facts/data', 'report/html/client', 'schemas']) {
  cpSync(`src/${folder}`, `dist/${folder}`, { recursive: true });
}
writeFileSync('dist/help.txt', execFileSync(process.execPath, ['bin/bedrock-matrix.js', '--help']));
