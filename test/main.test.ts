import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { optionsOf, type CommandName } from '../src/command-line/registry.ts';
import { optionName } from '../src/config/option.ts';
import { main } from '../src/main.ts';
import { runInProcess } from './run-in-process.ts';

const commands: CommandName[] = ['run', 'list', 'report', 'explain', 'simulate', 'doctor', 'policy'];
const packageJson: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

describe('--version', () => {
  it.each(['--version', '-V'])('%s prints the version of the package and nothing else', async (option) => {
    const { code, stdout, stderr } = await runInProcess([option]);
    expect(packageJson).toMatchObject({ version: stdout.trimEnd() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('is printed beside other options too', async () => {
    expect(await runInProcess(['--quiet', '--version'])).toEqual(await runInProcess(['--version']));
  });
});

describe('an option that the command does not have', () => {
  it.each([
    ['explain nova --feature tool-use', '"bedrock-matrix explain --help"'],
    ['trend x.ndjson --features all', 'It is an option of run, list, policy, mcp.'],
    ['--scenario x.json', 'It is an option of simulate.'],
    ['explain', '"bedrock-matrix explain --help"'],
  ])('%s: says who has it, and names the help of this command', async (line, hint) => {
    const { code, stderr } = await runInProcess(line.split(' '));
    expect(code).toBe(2);
    expect(stderr).toContain(hint);
  });
});

describe('--help', () => {
  it.each(commands)('of %s names each of its options', async (command) => {
    const { code, stdout, stderr } = await runInProcess([command, '--help']);
    for (const option of optionsOf(command)) expect(stdout).toContain(`--${optionName(option)}`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('alone tells of run, of all commands and of the exit codes', async () => {
    const { code, stdout } = await runInProcess(['--help']);
    for (const option of optionsOf('run')) expect(stdout).toContain(option.flags);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    for (const exit of ['0', '1', '2', '4', '130']) expect(stdout).toMatch(new RegExp(`^ +${exit} {2}\\w`, 'm'));
    expect(stdout).toContain('143');
    expect(code).toBe(0);
  });

  it('is the same for "help list" and "list --help"', async () => {
    expect(await runInProcess(['help', 'list'])).toEqual(await runInProcess(['list', '--help']));
  });

  it.each([80, 100, 200])('fits a terminal of %i columns', async (columns) => {
    const { stdout } = await runInProcess(['--help'], { columns });
    const widest = Math.max(...stdout.split('\n').map((line) => line.length));
    expect(widest).toBeLessThanOrEqual(Math.min(columns, 100));
  });
});

describe('wrong usage', () => {
  const slips: [argv: string[], named: string, hint: string][] = [
    [['lst'], '"lst"', 'Did you mean list?'],
    [['--limt', '5'], '--limt', 'Did you mean --limit?'],
    [['list', '--regoin', 'eu-west-1'], '--regoin', 'Did you mean --region?'],
    [['--limit'], '--limit', '--help'],
    [['--limit', 'many'], '--limit', 'digits'],
    [['--region', 'us-esat-1'], '--region', 'us-east-1'],
    [['--limit', '5', 'list', 'more'], 'too many arguments', '--help'],
    [['run', 'twice'], 'too many arguments', 'command comes first'],
    [['--bom', 'doctor'], '--bom', 'doctor --help'],
    [['doctor', '--dry-run'], '--dry-run', '--help'],
    [['merge'], 'evidence', '--help'],
    [['report', 'e.ndjson', '-o', 'matrix.pdf'], '--output', '.csv'],
    [['explain', 'some.model', '--api', 'telepathy'], '--api', 'converse'],
    [['simulate', '--port', '70000'], '--port', 'digits'],
  ];

  it.each(slips)('%j ends with exit code 2 and one paragraph on stderr', async (argv, named, hint) => {
    const { code, stdout, stderr } = await runInProcess(argv);
    const [message = '', ...fix] = stderr.split('\n');
    expect(message).toMatch(/^bedrock-matrix: /);
    expect(message).toContain(named);
    expect(fix.join('\n')).toMatch(/^ {2}\S/);
    expect(fix.join('\n')).toContain(hint);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('an option before the command counts as one after it', async () => {
    const { stderr } = await runInProcess(['--region', 'nowhere', 'list']);
    expect(stderr).toContain('--region');
    expect(stderr).toContain('nowhere');
  });

  it('is found in variables and in the .env file too', async () => {
    const fromVariable = await runInProcess([], { env: { BEDROCK_MATRIX_RETRIES: 'often' } });
    expect(fromVariable).toMatchObject({ code: 2, stderr: expect.stringContaining('BEDROCK_MATRIX_RETRIES') });
    const cwd = mkdtempSync(join(tmpdir(), 'main-'));
    writeFileSync(join(cwd, '.env'), 'BEDROCK_MATRIX_TIMEOUT=soon\n');
    const fromFile = await runInProcess([], { cwd });
    rmSync(cwd, { recursive: true });
    expect(fromFile).toMatchObject({ code: 2, stderr: expect.stringContaining('BEDROCK_MATRIX_TIMEOUT') });
  });
});

/** A stream to which nothing can be written, for the reason `code`. */
function broken(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
  });
}

describe('an output that breaks', () => {
  async function helpTo(stdout: Writable) {
    const stderr = new PassThrough();
    const code = await main({
      argv: ['--help'],
      env: {},
      pid: process.pid,
      cwd: import.meta.dirname,
      stdin: Readable.from([]),
      stdout,
      stderr,
    });
    return { code, stderr: String(stderr.read() ?? '') };
  }

  it('a reader that leaves early, as head does, is no fault', async () => {
    expect(await helpTo(broken('EPIPE'))).toEqual({ code: 0, stderr: '' });
  });

  it('a full disk is one', async () => {
    const { code, stderr } = await helpTo(broken('ENOSPC'));
    expect(code).toBe(1);
    expect(stderr).toContain('ENOSPC');
  });
});
