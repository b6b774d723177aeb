/** Packs what was built, without building it again, as node_modules/.cache/packed/package.tgz: what looks at it has one name to give. */
import { execSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';

const folder = 'node_modules/.cache/packed';
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
execSync(`npm pack --ignore-scripts --silent --pack-destination ${folder}`);
for (const name of readdirSync(folder)) renameSync(`${folder}/${name}`, `${folder}/package.tgz`);
