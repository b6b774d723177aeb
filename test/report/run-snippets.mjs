/** Runs snippets one after the other in this process, each in an environment of its own, and prints what each wrote: to start a process and to load an SDK costs far more than a call. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const write = process.stdout.write.bind(process.stdout);
const outputs = [];
for (const { file, env } of JSON.parse(readFileSync(0, 'utf8'))) {
  let text = '';
  process.stdout.write = (part) => {
    text += part;
    return true;
  };
  process.env = { ...env };
  const fault = await import(pathToFileURL(file).href).then(() => undefined, String);
  outputs.push({ text, fault });
}
write(JSON.stringify(outputs), () => process.exit(0));
