/** What a new user gets wrong, and what the tool says: slips in names, credentials that are no longer good, a run that costs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { freshDirectory, isOneParagraph, modelCalls, simulated, usualEvidence, visit } from './harness.ts';
import { claude, having, nova, plainModel } from './models.ts';

describe('slips in names', () => {
  it.each([['list'], ['explain', 'x'], ['policy']])(
    'a misspelt variable is told by %s, with the nearest',
    async (...argv) => {
      const { stderr } = await visit(await simulated(having(nova)), argv, { env: { BEDROCK_MATRIX_LIMTI: '5' } });
      expect(stderr).toContain('Note: BEDROCK_MATRIX_LIMTI is not read; did you mean BEDROCK_MATRIX_LIMIT?');
    },
  );

  it('a variable like no other is told too, also from .env', async () => {
    const cwd = freshDirectory();
    writeFileSync(join(cwd, '.env'), 'BEDROCK_MATRIX_ZZZZZZZZZZZZ=1\n');
    const { stderr } = await visit(await simulated(having(nova)), ['list'], { cwd });
    expect(stderr).toContain('BEDROCK_MATRIX_ZZZZZZZZZZZZ is not read; .env.example lists the variables that are');
  });

  it('a provider that has no model is told, with the nearest, though another one has', async () => {
    const told = await visit(await simulated(having(nova, claude)), ['list', '--provider', 'Antropic,Amazon']);
    expect(told.code).toBe(2);
    expect(isOneParagraph(told)).toBe(true);
    expect(told.stderr).toMatch(/--provider Antropic is the provider of no model[^]*Did you mean anthropic\?/i);
  });

  it.each([
    [['--profile', 'nope'], {}],
    [[], { AWS_PROFILE: 'nope' }],
  ])('a profile that does not exist is told, with those that do: %j %j', async (argv, variables) => {
    const cwd = freshDirectory();
    writeFileSync(join(cwd, 'config'), '[default]\nregion = us-east-1\n[profile dev]\n[sso-session x]\n');
    writeFileSync(join(cwd, 'credentials'), '[prod]\naws_access_key_id = A\n');
    const env = { AWS_CONFIG_FILE: join(cwd, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(cwd, 'credentials') };
    const told = await visit(undefined, argv, { cwd, env: { ...env, ...variables } });
    expect(told.code).toBe(1);
    expect(told.stderr).toContain('There is no profile nope in the AWS configuration.\n  It has default, dev, prod.');
  });

  it('a profile is told to be missing where there is no AWS configuration at all', async () => {
    const cwd = freshDirectory();
    const env = { AWS_CONFIG_FILE: join(cwd, 'none'), AWS_SHARED_CREDENTIALS_FILE: join(cwd, 'none') };
    const told = await visit(undefined, ['list', '--profile', 'work'], { cwd, env });
    expect(told.code).toBe(1);
    expect(isOneParagraph(told)).toBe(true);
    expect(told.stderr).toMatch(
      /no profile work: the AWS configuration has no profiles[^]*aws configure --profile work/,
    );
  });

  it('help of a command that there is not', async () => {
    const told = await visit(undefined, ['help', 'nonsense']);
    expect(told.code).toBe(2);
    expect(told.stderr).toContain('"nonsense" is not a command');
  });

  it.each([
    [['--evidence', '-'], /--evidence cannot be stdout/],
    [['-o', 'matrix'], /"matrix" has no extension[^]*Write matrix\.csv/],
    [['report', '-o', 'matrix'], /"matrix" has no extension[^]*matrix\/ for a folder with a site/],
    [['-o', '.'], /"\." is a directory[^]*matrix\.csv/],
  ])('%j calls nothing', async (argv, told) => {
    const run = await visit(undefined, argv);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(told);
  });

  it('the help of a subcommand has its own defaults', async () => {
    expect((await visit(undefined, ['report', '--help'])).stdout).not.toContain('bedrock_compatibility_matrix.csv');
    expect((await visit(undefined, ['explain', '--help'])).stdout).toMatch(/\(default:\s+all\)/);
  });

  it('the help of models names only the formats that models can write', async () => {
    const { stdout } = await visit(undefined, ['models', '--help']);
    expect(stdout).toMatch(
      /--format <name> +for - and for files whose extension names none: csv, json, md, html,\s+xlsx \(default: csv\)/,
    );
    expect(stdout).not.toMatch(/junit|litellm/);
  });
});

describe('credentials that are no longer good', () => {
  const expired = { faults: [{ match: {}, reply: 'expired-token' as const }] };

  it('a run says so in a paragraph, and how to sign in', async () => {
    const told = await visit(await simulated({ ...having(nova), ...expired }), []);
    expect(told.code).toBe(1);
    expect(isOneParagraph(told)).toBe(true);
    expect(told.stderr).toMatch(
      /Credentials expired: nothing could be listed in us-east-1[^|]*`aws sso login`[^|]*bedrock-matrix doctor/,
    );
  });

  it('doctor says that they have expired, not that they do not expire', async () => {
    const told = await visit(await simulated({ ...having(nova), ...expired }), ['doctor']);
    expect(told.code).toBe(1);
    expect(told.stdout).toMatch(/✗ credentials: AWS_ACCESS_KEY_ID; expired\n {4}→ Sign in again: `aws sso login`/);
  });

  it('doctor does not say of a session token that it never expires', async () => {
    const env = { AWS_SESSION_TOKEN: 'a-token' };
    const told = await visit(await simulated(having(nova)), ['doctor'], { env });
    expect(told.stdout).toMatch(/credentials: AWS_ACCESS_KEY_ID; temporary/);
    expect(told.stdout).not.toContain('do not expire');
  });
});

describe('doctor', () => {
  it('shows a permission only by a call that needs it: Chat Completions is no proof of InvokeModel', async () => {
    const simulator = await simulated({ denyIam: ['bedrock:InvokeModel'] });
    const { code, stdout } = await visit(simulator, ['doctor']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ bedrock:InvokeModel: iam permission missing/);
  });
});

/** A person at a terminal, who types one line. */
async function atTerminal(
  argv: string[],
  { answer, env, cwd }: { answer: string; env: Record<string, string>; cwd: string },
) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const streams = [new PassThrough(), new PassThrough()] as const;
  const texts = ['', ''];
  streams.forEach((stream, nth) =>
    stream.on('data', (chunk: Buffer) => {
      texts[nth] += chunk.toString();
      if (nth === 1 && chunk.toString().includes('[y/N]')) stdin.write(`${answer}\n`);
    }),
  );
  const [stdout, stderr] = streams.map((stream) => Object.assign(stream, { isTTY: true, columns: 100 }));
  const code = await main({
    argv,
    env: { AWS_REGION: 'us-east-1', ...env },
    pid: process.pid,
    cwd,
    stdin,
    stdout: stdout!,
    stderr: stderr!,
  });
  return { code, stdout: texts[0] ?? '', stderr: texts[1] ?? '' };
}

describe('a run that costs', () => {
  const image = plainModel('stability.sd3-5-large-v1:0', { provider: 'Stability AI', output: ['IMAGE'] });

  it('the first one of a folder, on a terminal, says what it costs and asks; no means that nothing is called', async () => {
    const simulator = await simulated(having(nova));
    const env = simulator.environment;
    const cwd = freshDirectory();
    const told = await atTerminal([], { answer: 'n', env, cwd });
    expect(told.code).toBe(2);
    expect(told.stderr).toMatch(/Cost at most \$[^]*Make these calls\? \[y\/N\][^]*Nothing was called/);
    // Not behind the line that says what is being listed.
    expect(told.stderr).toContain('\r\u001B[2KCost at most');
    expect(modelCalls(simulator)).toEqual([]);
    const run = await atTerminal([], { answer: 'y', env, cwd });
    expect(run.code).toBe(0);
    expect(modelCalls(simulator).length).toBeGreaterThan(0);
    expect((await atTerminal([], { answer: 'n', env, cwd })).code).toBe(0);
  });

  it('images are confirmed every time', async () => {
    const { environment: env } = await simulated(having(image));
    expect((await atTerminal(['--limit', '1'], { answer: 'n', env, cwd: freshDirectory() })).code).toBe(2);
  });

  it.each([
    [['-y'], {}],
    [['--limit', '1'], {}],
    [['--max-calls', '9'], {}],
    [[], { CI: 'true' }],
  ])('%j %j asks nothing', async (argv, more) => {
    const { environment } = await simulated(having(nova));
    const told = await atTerminal(argv, { answer: 'n', env: { ...environment, ...more }, cwd: freshDirectory() });
    expect(told.stderr).not.toContain('[y/N]');
    expect([0, 4]).toContain(told.code);
  });

  it('a pipe is never asked', async () => {
    expect((await visit(await simulated(having(image)), [])).code).toBe(0);
  });

  it('ends with two commands that work as they stand', async () => {
    const simulator = await simulated(having(nova));
    const run = await visit(simulator, ['--evidence', 'my night.ndjson']);
    const commands = run.stdout.split('Try next\n')[1]?.trim().split('\n') ?? [];
    expect(commands).toHaveLength(2);
    for (const command of commands) {
      const argv = command
        .trim()
        .split(/ (?=(?:[^"]*"[^"]*")*[^"]*$)/)
        .slice(1)
        .map((word) => word.replaceAll('"', ''));
      const { code } = await visit(undefined, argv, { cwd: run.cwd });
      expect({ command, code }).toEqual({ command, code: 0 });
    }
    expect((await visit(simulator, [])).stdout).not.toContain(`--evidence ${usualEvidence}`);
  });
});
