#!/usr/bin/env node
import module from 'node:module';
import process from 'node:process';

// First, and in words that old releases understand: what dist needs of Node fails there with an error that explains nothing.
const { engines } = module.createRequire(import.meta.url)('../package.json');
const [oldest, here] = [engines.node.replace('>=', ''), process.versions.node];
const [least, has] = [oldest, here].map((version) => version.split('.').map(Number));
if (has[0] < least[0] || (has[0] === least[0] && has[1] < least[1])) {
  process.stderr.write(
    `bedrock-matrix: Node.js ${here} is too old.\n  Install Node.js ${oldest} or newer: https://nodejs.org\n`,
  );
  process.exitCode = 1;
} else {
  // Compiled code is kept from run to run where Node can (22.1 and later).
  if (module.enableCompileCache) module.enableCompileCache();
  void import('../dist/cli.js');
}
