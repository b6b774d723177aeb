/** The Dockerfile without Docker: its RUN lines in clean directories, and what starts in each image. */
import { readdirSync, readFileSync, realpathSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { freshDirectory, simulated, usualCsv, visit } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';
import { createMachine, shell } from './machine.ts';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/ci.md', root), 'utf8');

interface Instruction {
  name: string;
  rest: string;
}

/** The stages of the Dockerfile, each with its instructions; a line that ends in a backslash goes on. */
const stages: Instruction[][] = [];
for (const line of readFileSync(new URL('Dockerfile', root), 'utf8').replaceAll('\\\n', '').split('\n')) {
  const [, name = '', rest = ''] = /^([A-Z]+) +(.*)$/.exec(line) ?? [];
  if (name === 'FROM') stages.push([]);
  if (name !== '') stages.at(-1)?.push({ name, rest });
}
const all = (name: string): string[] =>
  stages
    .flat()
    .filter((one) => one.name === name)
    .map(({ rest }) => rest);

const machine = createMachine();
machine.command('apt-get', '#!/usr/bin/env bash\necho "$*" >> "$HOME/apt-get"\n');
machine.command('chown', '#!/usr/bin/env bash\necho "$*" >> "$HOME/chown"\n');

/** Absolute paths of the image, below a directory of the test. */
const within = (directory: string, text: string): string =>
  text.replaceAll(/(?<![\w/])\/(?=opt|work|var)/g, `${directory}/`);

describe('the Dockerfile', { timeout: 240_000 }, () => {
  it('builds from the packed file, runs as nobody in particular, and needs no shell by default', () => {
    const [last = []] = stages.slice(-1);
    expect(last.find(({ name }) => name === 'FROM')?.rest).toMatch(/distroless.*:nonroot$/);
    expect(last.filter(({ name }) => name === 'RUN')).toEqual([]);
    expect(last.find(({ name }) => name === 'ENTRYPOINT')?.rest).toMatch(/^\["/);
    for (const stage of stages.slice(1)) expect(stage).toContainEqual({ name: 'USER', rest: '65532:65532' });
    expect(all('FROM').filter((image) => /:latest|^[^:]+(?: AS \w+)?$/.test(image))).toEqual([]);
    expect(readFileSync(new URL('.dockerignore', root), 'utf8')).toBe('*\n!bedrock-matrix-*.tgz\n');
  });

  it('its RUN lines work, and what they make tests a shard that Kubernetes numbers', async () => {
    const image = freshDirectory();
    const context = freshDirectory();
    machine.checkOut(context);
    for (const line of all('RUN')) {
      expect(await shell(within(image, line), { cwd: context, env: machine.env })).toMatchObject({
        code: 0,
        stderr: '',
      });
    }
    expect(readFileSync(join(machine.env['HOME'] ?? '', 'apt-get'), 'utf8')).toContain(
      'install --yes --no-install-recommends awscli',
    );
    expect(readdirSync(image)).toEqual(['opt', 'work']);

    const moved = freshDirectory();
    for (const name of readdirSync(image)) renameSync(join(image, name), join(moved, name));
    const [entry = ''] = all('ENTRYPOINT');
    const [, script = '']: string[] = JSON.parse(entry);
    expect(realpathSync(join(moved, 'opt/bedrock-matrix/bin/bedrock-matrix'))).toBe(realpathSync(join(moved, script)));

    const scenario = having(...Array.from({ length: 5 }, (_, at) => plainModel(`acme.model-${at}-v1:0`)));
    const simulator = await simulated(scenario);
    const job = kubernetesJob();
    for (let index = 0; index < job.completions; index += 1) {
      const env: Record<string, string> = {
        ...machine.env,
        ...simulator.environment,
        ...job.env,
        JOB_COMPLETION_INDEX: String(index),
      };
      const words = job.args.map((word) =>
        within(
          moved,
          word.replaceAll(/\$\((\w+)\)/g, (_, name: string) => env[name] ?? ''),
        ),
      );
      const run = await shell(`'${process.execPath}' '${join(moved, script)}' ${words.join(' ')}`, {
        cwd: join(moved, 'work'),
        env,
      });
      expect(run).toMatchObject({ code: 0, stderr: '' });
    }
    const command = `export PATH='${moved}'/opt/bedrock-matrix/bin:$PATH\n${job.merge}`;
    expect(await shell(command, { cwd: join(moved, 'work'), env: machine.env })).toMatchObject({ code: 0 });
    const whole = await visit(simulator, []);
    expect(readFileSync(join(moved, 'work/matrix.csv'), 'utf8')).toBe(whole.text(usualCsv));
  });
});

interface Job {
  completions: number;
  args: string[];
  env: Record<string, string>;
  merge: string;
}

function kubernetesJob(): Job {
  const [, text = '', merge = ''] =
    /<!-- kubernetes:start -->\n```yaml\n([^]*?)```[^]*?```sh\n([^]*?)```\n<!-- kubernetes:end -->/.exec(page) ?? [];
  const { spec } = parse(text);
  const [{ args, env }] = spec.template.spec.containers;
  const given = env.map(({ name, value }: { name: string; value: string }) => [name, value]);
  return { completions: spec.completions, args, env: Object.fromEntries(given), merge };
}
