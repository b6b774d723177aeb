/** The Dockerfile without Docker: its RUN lines in clean directories, and what starts in each image, by the recipes of docs/ci.md. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { validate, ValidationSeverity, type ValidatorSettings } from 'dockerfile-utils';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readEvidence } from '../../src/evidence/read-evidence.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { freshDirectory, simulated, usualCsv, visit } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';
import { createMachine, run, shell, type Ended } from './machine.ts';
import { blocksOf } from '../docs-blocks.ts';

const root = new URL('../../', import.meta.url);
const dockerfile = readFileSync(new URL('Dockerfile', root), 'utf8');

interface Instruction {
  name: string;
  rest: string;
}

/** The stages of the Dockerfile, each with its instructions; a line that ends in a backslash goes on. */
const stages: Instruction[][] = [];
for (const line of dockerfile.replaceAll('\\\n', '').split('\n')) {
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

const strict: ValidatorSettings = {
  deprecatedMaintainer: ValidationSeverity.ERROR,
  directiveCasing: ValidationSeverity.ERROR,
  emptyContinuationLine: ValidationSeverity.ERROR,
  instructionCasing: ValidationSeverity.ERROR,
  instructionCmdMultiple: ValidationSeverity.ERROR,
  instructionEntrypointMultiple: ValidationSeverity.ERROR,
  instructionHealthcheckMultiple: ValidationSeverity.ERROR,
  instructionJSONInSingleQuotes: ValidationSeverity.ERROR,
  instructionWorkdirRelative: ValidationSeverity.ERROR,
};

describe('the Dockerfile', () => {
  it('passes the linter, which would see a slip', () => {
    expect(validate(dockerfile, strict)).toEqual([]);
    expect(validate(dockerfile.replace('WORKDIR /work', 'WORKDIR work'), strict)).toHaveLength(1);
    expect(validate(dockerfile.replace('USER 65532', 'USRE 65532'), strict)).toHaveLength(1);
  });

  it('builds from the packed file, runs as nobody in particular, and needs no shell by default', () => {
    const [last = []] = stages.slice(-1);
    expect(last.find(({ name }) => name === 'FROM')?.rest).toMatch(/distroless.*:nonroot$/);
    expect(last.filter(({ name }) => name === 'RUN')).toEqual([]);
    expect(last.find(({ name }) => name === 'ENTRYPOINT')?.rest).toMatch(/^\["/);
    for (const stage of stages.slice(1)) expect(stage).toContainEqual({ name: 'USER', rest: '65532:65532' });
    expect(all('FROM').filter((image) => /:latest|^[^:]+(?: AS \w+)?$/.test(image))).toEqual([]);
    expect(readFileSync(new URL('.dockerignore', root), 'utf8')).toBe('*\n!bedrock-matrix-*.tgz\n');
  });
});

const nobody = { uid: 65532, gid: 65532 };

/** Who runs in the image, where the machine of the tests can play it: then nothing but the work directory can be written. */
const asNobody = canRun(process.execPath, nobody) ? nobody : undefined;

function canRun(program: string, as: typeof nobody): boolean {
  try {
    execFileSync(program, ['--version'], { ...as, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function openTo(directory: string): string {
  if (asNobody !== undefined) chownSync(directory, asNobody.uid, asNobody.gid);
  return directory;
}

/** `aws` as far as the recipes ask it: S3 is the directory `$HUB`. */
const aws = `#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$HUB/asked"
[ "$1 $2" = 's3 cp' ] || exit 0
if [ "$4" = . ]; then cp "$HUB/"part-*.ndjson .; else cp "$3" "$HUB/\${4##*/}"; fi
`;

const scenario = having(...Array.from({ length: 5 }, (_, at) => plainModel(`acme.model-${at}-v1:0`)));

describe('what the RUN lines make', { timeout: 240_000 }, () => {
  /** `/opt` as in both images, and `/usr/bin` with a stand-in for the AWS CLI. The first test makes it. */
  const image = mkdtempSync(join(tmpdir(), 'image-'));
  afterAll(() => rmSync(image, { recursive: true }));

  it('is the tool and a place to work in', async () => {
    const built = freshDirectory();
    const context = freshDirectory();
    machine.checkOut(context);
    for (const line of all('RUN')) {
      expect(await shell(within(built, line), { cwd: context, env: machine.env })).toMatchObject({
        code: 0,
        stderr: '',
      });
    }
    const asked = readFileSync(join(machine.env['HOME'] ?? '', 'apt-get'), 'utf8');
    expect(asked).toContain('install --yes --no-install-recommends awscli');
    expect(readdirSync(built)).toEqual(['opt', 'work']);
    // COPY takes it elsewhere.
    renameSync(join(built, 'opt'), join(image, 'opt'));
    mkdirSync(join(image, 'usr/bin'), { recursive: true });
    writeFileSync(join(image, 'usr/bin/aws'), aws, { mode: 0o755 });
    chmodSync(image, 0o755);
  });

  interface Container {
    simulator: Simulator;
    /** Mounted as `/work`. */
    work: string;
    env: Record<string, string>;
  }

  /** The environment that both images set, and what the recipe adds. */
  function environment({ simulator, work, env }: Container): Record<string, string> {
    const path = [
      join(image, 'usr/bin'),
      join(image, 'opt/bedrock-matrix/bin'),
      dirname(process.execPath),
      '/usr/bin',
      '/bin',
    ];
    return { NODE_ENV: 'production', HOME: work, PATH: path.join(':'), ...simulator.environment, ...env };
  }

  function start([program = '', ...words]: readonly string[], container: Container): Promise<Ended> {
    return run(program, words, { cwd: container.work, env: environment(container), as: asNobody });
  }

  async function join_(script: string, simulator: Simulator, hub: string): Promise<void> {
    const work = openTo(freshDirectory());
    const env = environment({ simulator, work, env: { HUB: hub, BUCKET: 's3://bucket' } });
    expect(await shell(script, { cwd: work, env, as: asNobody })).toMatchObject({ code: 0 });
    const whole = await visit(simulator, []);
    expect(readFileSync(join(work, 'matrix.csv'), 'utf8')).toBe(whole.text(usualCsv));
  }

  const writtenIn = (): string[] => readdirSync(join(image, 'opt'), { recursive: true, encoding: 'utf8' });

  it('Kubernetes: the pods of an indexed Job find their part by themselves, and leave their evidence on one volume', async () => {
    const [yaml = ''] = blocksOf('kubernetes', 'yaml');
    const [merge = ''] = blocksOf('kubernetes', 'sh');
    const { spec } = parse(yaml);
    const [pod]: { args: string[]; env: { name: string; value: string }[] }[] = spec.template.spec.containers;
    const [entry = ''] = all('ENTRYPOINT');
    const [, script = '']: string[] = JSON.parse(entry);
    expect(realpathSync(join(image, 'opt/bedrock-matrix/bin/bedrock-matrix'))).toBe(realpathSync(join(image, script)));
    const simulator = await simulated(scenario);
    const work = openTo(freshDirectory());
    const before = writtenIn();
    for (let index = 0; index < spec.completions; index += 1) {
      const given = Object.fromEntries((pod?.env ?? []).map(({ name, value }) => [name, value]));
      const env: Record<string, string> = { ...given, JOB_COMPLETION_INDEX: String(index) };
      const words = (pod?.args ?? []).map((word) =>
        word.replaceAll(/\$\((\w+)\)/g, (_, name: string) => env[name] ?? '').replaceAll('/work', work),
      );
      const ended = await start([process.execPath, join(image, script), ...words], { simulator, work, env });
      expect(ended).toMatchObject({ code: 0, stderr: '' });
    }
    expect(writtenIn()).toEqual(before);
    const env = environment({ simulator, work, env: {} });
    expect(await shell(merge, { cwd: work, env, as: asNobody })).toMatchObject({ code: 0 });
    expect(readFileSync(join(work, 'matrix.csv'), 'utf8')).toBe((await visit(simulator, [])).text(usualCsv));
  });

  it('AWS Batch: the children of an array job find their part by themselves, and what they leave in S3 is joined', async () => {
    const [definition = ''] = blocksOf('batch', 'json');
    const [submit = '', merge = ''] = blocksOf('batch', 'sh');
    const { command, given } = definitionOf(definition);
    const simulator = await simulated(scenario);
    const hub = openTo(freshDirectory());
    const here = environment({ simulator, work: freshDirectory(), env: { HUB: hub } });
    expect(await shell(submit, { cwd: here['HOME'] ?? '', env: here })).toMatchObject({ code: 0 });
    expect(readFileSync(join(hub, 'asked'), 'utf8')).toMatch(/^batch register-job-definition[^]*^batch submit-job/m);
    const size = /--array-properties size=(\d+)/.exec(submit)?.[1] ?? '';
    const before = writtenIn();
    openTo(join(hub, 'asked'));
    for (let at = 0; at < Number(size); at += 1) {
      const numbers = { AWS_BATCH_JOB_ARRAY_INDEX: String(at), AWS_BATCH_JOB_ARRAY_SIZE: size };
      const env = { ...given, ...numbers, HUB: hub };
      expect(await start(command, { simulator, work: openTo(freshDirectory()), env })).toMatchObject({ code: 0 });
    }
    expect(writtenIn()).toEqual(before);
    await join_(merge, simulator, hub);
  });

  it('Amazon ECS: each task is started with its number, and runs the command of AWS Batch', async () => {
    const [definition = ''] = blocksOf('batch', 'json');
    const [submit = ''] = blocksOf('ecs', 'sh');
    const { command, given } = definitionOf(definition.replaceAll('AWS_BATCH_JOB_ARRAY_INDEX', 'JOB_INDEX'));
    const simulator = await simulated(scenario);
    const hub = openTo(freshDirectory());
    const here = environment({ simulator, work: freshDirectory(), env: { HUB: hub } });
    expect(await shell(submit, { cwd: here['HOME'] ?? '', env: here })).toMatchObject({ code: 0, stderr: '' });
    const tasks = readFileSync(join(hub, 'asked'), 'utf8').trim().split('\n');
    openTo(join(hub, 'asked'));
    const numbers = tasks.map((task) => {
      const [, network = '', overrides = ''] =
        /--network-configuration (\{.*\}) --overrides (\{.*\})$/.exec(task) ?? [];
      expect(JSON.parse(network)).toHaveProperty('awsvpcConfiguration.subnets');
      return environmentIn(JSON.parse(overrides).containerOverrides[0].environment);
    });
    expect(numbers).toEqual(['0', '1', '2', '3'].map((index) => ({ JOB_INDEX: index, JOB_TOTAL: '4' })));
    // The others would be as those of AWS Batch.
    const env = { ...given, ...numbers[3], HUB: hub };
    expect(await start(command, { simulator, work: openTo(freshDirectory()), env })).toMatchObject({ code: 0 });
    expect((await readEvidence(join(hub, 'part-3.ndjson'))).run.header.options).toMatchObject({ shard: '4/4' });
  });
});

type Named = { name: string; value: string }[];

function environmentIn(list: Named): Record<string, string> {
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

function definitionOf(json: string): { command: string[]; given: Record<string, string> } {
  const { containerProperties }: { containerProperties: { command: string[]; environment: Named } } = JSON.parse(json);
  return { command: containerProperties.command, given: environmentIn(containerProperties.environment) };
}
