/** Runs scripts of package.json side by side, one per processor, and shows what each printed when it has ended. Fails when any of them fails. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const waiting = process.argv.slice(2);

/** On Windows npm is no program of its own: it says where its script is. */
function start(script) {
  const child = spawn(process.execPath, [process.env.npm_execpath, 'run', '--silent', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = [];
  child.stdout.on('data', (part) => printed.push(part));
  child.stderr.on('data', (part) => printed.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text: Buffer.concat(printed).toString() }));
  });
}

async function work() {
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
    const begun = performance.now();
    const { code, text } = await start(script);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${script} (${seconds} s)\n${code === 0 ? '' : text}`);
    if (code !== 0) process.exitCode = 1;
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
