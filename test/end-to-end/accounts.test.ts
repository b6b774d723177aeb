import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { credentials } from '../../src/simulator/identity.ts';
import type { CatalogueEntry, Scenario } from '../../src/simulator/scenario.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { freshDirectory, simulated, visit, type Around } from './harness.ts';
import { claude, having, nova } from './models.ts';
import { faultsBy } from '../schemas.ts';

const before = { ...process.env };
const narrow = ['--service', 'bedrock-runtime', '--api', 'invoke,converse'];
const both = ['--profile', 'work,home', ...narrow];

/** Keys that the simulator takes; the token tells the accounts apart. */
const profileLines = (name: string): string[] => [
  `[${name}]`,
  `aws_access_key_id = ${credentials.accessKeyId}`,
  `aws_secret_access_key = ${credentials.secretAccessKey}`,
  `aws_session_token = token-of-${name}`,
];

/** An account of these models, whose principal has the session tokens of both profiles, and of the roles that they assume. */
const knownTo = (...models: CatalogueEntry[]): Scenario => ({
  ...having(...models),
  sessionTokens: ['token-of-work', 'token-of-home', 'role-1', 'role-2'],
});

/** For the SDK's own readers: they know the environment of the process alone. */
function configured(lines: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'accounts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'credentials');
  writeFileSync(path, `${lines.join('\n')}\n`);
  process.env['AWS_SHARED_CREDENTIALS_FILE'] = path;
}

beforeEach(() => configured([...profileLines('work'), ...profileLines('home')]));
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

interface Gate {
  origin: string;
  /** Calls to models, by the token that they carry. */
  calls: Record<string, number>;
}

/** Stands before the runtime endpoint and turns calls away that `closed` names by their token and their number for it. */
async function gate(
  simulator: Simulator,
  closed: (token: string, nth: number) => boolean = () => false,
): Promise<Gate> {
  const calls: Record<string, number> = {};
  const server = createServer((incoming, outgoing) => {
    const token = String(incoming.headers['x-amz-security-token']);
    const nth = (calls[token] = (calls[token] ?? 0) + 1);
    if (closed(token, nth)) {
      incoming.resume();
      outgoing.writeHead(403, { 'content-type': 'application/json', 'x-amzn-errortype': 'ExpiredTokenException' });
      outgoing.end(JSON.stringify({ message: 'The security token included in the request is expired' }));
      return;
    }
    const { method, url = '/', headers } = incoming;
    const onward = request(new URL(url, simulator.origins.runtime), { method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  return { origin: await listening(server), calls };
}

/** Its origin; closed when the test is over. */
async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Nothing of the simulator's own keys: profiles alone. */
function around(runtime?: string): Around {
  const env = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
  return { cwd: freshDirectory(), env: { ...env, ...(runtime && { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: runtime }) } };
}

describe('several profiles', () => {
  it('stand in one matrix, each row with the name of its profile in a column', async () => {
    const simulator = await simulated(knownTo(nova, claude));
    const door = await gate(simulator);
    const run = await visit(simulator, [...both, '-o', 'm.csv', '-o', 'm.md', '-o', 'm.json'], around(door.origin));
    expect(run).toMatchObject({ code: 0 });
    const rows = run.csv(run.text('m.csv'));
    expect(run.text('m.csv').split('\n')[0]?.split(',').slice(-2)).toEqual(['Account', 'Simulated']);
    expect(rows.map((row) => [row['Model'], row['Profile_ID'], row['Converse_API'], row['Account']])).toEqual([
      [nova.id, '', '✓', 'home'],
      [nova.id, '', '✓', 'work'],
      [nova.id, `us.${nova.id}`, '✓', 'home'],
      [nova.id, `us.${nova.id}`, '✓', 'work'],
      [claude.id, `global.${claude.id}`, '✓', 'home'],
      [claude.id, `global.${claude.id}`, '✓', 'work'],
      [claude.id, '', '✗', 'home'],
      [claude.id, '', '✗', 'work'],
      [claude.id, `us.${claude.id}`, '✓', 'home'],
      [claude.id, `us.${claude.id}`, '✓', 'work'],
    ]);
    expect(run.stdout).toMatch(/Accounts\s+work, home/);
    expect(run.text('m.md')).toContain('Accounts `work`, `home`');
    expect(JSON.parse(run.text('m.json'))).toMatchObject({
      run: { accounts: ['work', 'home'] },
      rows: { 0: { account: 'home' } },
    });
  });

  it('are each asked with their own credentials, as often as the other', async () => {
    const simulator = await simulated(knownTo(nova));
    const door = await gate(simulator);
    await visit(simulator, both, around(door.origin));
    expect(Object.keys(door.calls).toSorted()).toEqual(['token-of-home', 'token-of-work']);
    expect(door.calls['token-of-home']).toBe(door.calls['token-of-work']);
  });

  it('are told apart by explain, and compared each with itself by diff', async () => {
    const simulator = await simulated(knownTo(nova));
    const first = await visit(simulator, [...both, '-o', 'm.csv', '-o', 'm.json'], around());
    const explained = await visit(simulator, ['explain', nova.id, '--api', 'converse'], { cwd: first.cwd });
    expect(explained.stdout).toContain('us-east-1 (work)');
    expect(explained.stdout).toContain('us-east-1 (home)');
    for (const file of ['m.csv', 'm.json', 'bedrock_evidence.ndjson']) {
      const same = await visit(simulator, ['diff', 'm.json', file], { cwd: first.cwd });
      expect(same).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^Changed: 0, appeared: 0, vanished: 0, unknown: 0\nSIMULATED: [^\n]*\n$/),
      });
    }
    const again = await visit(simulator, ['report', 'bedrock_evidence.ndjson', '-o', '-'], { cwd: first.cwd });
    expect(again.stdout).toBe(first.text('m.csv'));
  });

  it('each assume the role of --role-arn', async () => {
    const askers: string[] = [];
    const sts = createServer((incoming, outgoing) => {
      askers.push(String(incoming.headers['x-amz-security-token']));
      incoming.resume();
      outgoing.writeHead(200, { 'content-type': 'text/xml' });
      outgoing.end(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>${credentials.accessKeyId}</AccessKeyId><SecretAccessKey>${credentials.secretAccessKey}</SecretAccessKey>
<SessionToken>role-${askers.length}</SessionToken><Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration>
</Credentials></AssumeRoleResult></AssumeRoleResponse>`);
    });
    process.env['AWS_ENDPOINT_URL_STS'] = await listening(sts);
    const simulator = await simulated(knownTo(nova));
    const door = await gate(simulator);
    const role = ['--role-arn', 'arn:aws:iam::123456789012:role/nightly'];
    const run = await visit(simulator, [...both, ...role], around(door.origin));
    expect(run.code).toBe(0);
    expect(askers).toEqual(['token-of-work', 'token-of-home']);
    expect(Object.keys(door.calls).toSorted()).toEqual(['role-1', 'role-2']);
  });

  it('one whose credentials run out on the way leaves the cells of the other running, and is gone on with', async () => {
    const simulator = await simulated(knownTo(nova, claude));
    const door = await gate(simulator, (token, nth) => token === 'token-of-home' && nth > 2);
    const run = await visit(simulator, both, around(door.origin));
    expect(run.code).toBe(4);
    const of = (rows: Record<string, string>[], account: string): (string | undefined)[] =>
      rows.filter((row) => row['Account'] === account).map((row) => row['Converse_API']);
    expect(of(run.csv(), 'work')).toEqual(['✓', '✓', '✓', '✗', '✓']);
    expect(of(run.csv(), 'home')).toContain('');
    expect(run.stdout).toContain('us-east-1 (home)');
    const rest = await visit(simulator, ['--resume', ...both], { ...around(), cwd: run.cwd });
    expect(rest.code).toBe(0);
    expect(of(rest.csv(), 'home')).toEqual(['✓', '✓', '✓', '✗', '✓']);
  });

  it('one that cannot be listed is a gap with its name', async () => {
    configured([
      ...profileLines('work'),
      '[home]',
      'aws_access_key_id = FAKEACCESSKEYID00000',
      'aws_secret_access_key = x',
    ]);
    const run = await visit(await simulated(knownTo(nova)), both, around());
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('No foundation-models of us-east-1 (home)');
    expect(run.csv().map((row) => row['Account'])).toEqual(['work', 'work']);
  });

  it('cannot be resumed as one, nor one as several', async () => {
    const simulator = await simulated(knownTo(nova));
    const { cwd } = await visit(simulator, both, around());
    const alone = await visit(simulator, ['--resume', '--profile', 'work', ...narrow], { ...around(), cwd });
    expect(alone).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--profile (then work,home, now one account)'),
    });
  });

  it('stand in every format of a report, as the schemas say', async () => {
    const simulator = await simulated({ ...knownTo(nova, claude), denyIam: ['bedrock:ListImportedModels'] });
    const files = ['m.json', 'callable.json', 'm.cells.csv', 'm.ndjson', 'm.xml', 'm.html', 'm.xlsx'];
    const more = ['--include', 'imported-models', ...files.flatMap((file) => ['-o', file])];
    const run = await visit(simulator, [...both, ...more], around());
    expect(run.code).toBe(4);
    for (const [name, file] of [
      ['report', 'm.json'],
      ['callable', 'callable.json'],
    ] as const) {
      expect(faultsBy(name, JSON.parse(run.text(file)))).toBeNull();
      expect(run.text(file)).toContain('"account": "home"');
    }
    expect(run.text('m.cells.csv').split('\n')[0]).toMatch(/,Feature,Account,Simulated$/);
    expect(run.text('m.ndjson')).toContain('"account":"home","region":"us-east-1"');
    expect(run.text('m.xml')).toContain('classname="home.us-east-1.bedrock-runtime"');
    expect(run.text('m.html')).toContain('us-east-1 (home)');
    expect(run.text('bedrock_errors.log')).toContain('work, home, us-east-1');
  });

  it('are listed with their names, and joined from shards into the same matrix', async () => {
    const simulator = await simulated(knownTo(nova, claude));
    const whole = await visit(simulator, [...both, '-o', 'whole.csv'], around());
    const { cwd } = whole;
    const list = await visit(simulator, ['list', ...both], { ...around(), cwd });
    expect(list.stdout.split('\n')[0]?.split('\t').at(-1)).toBe('home');
    for (const part of ['1', '2'])
      await visit(simulator, [...both, '--shard', `${part}/2`, '--evidence', `${part}.ndjson`], { ...around(), cwd });
    const merged = ['merge', '1.ndjson', '2.ndjson', '--evidence', 'all.ndjson', '-o', 'merged.csv'];
    expect(await visit(simulator, merged, { cwd })).toMatchObject({ code: 0 });
    const after = await visit(simulator, ['diff', 'whole.csv', 'merged.csv'], { cwd });
    expect(after.text('merged.csv')).toBe(whole.text('whole.csv'));
  });

  it('do not go with an API key, nor with names that hold an account id', async () => {
    const key = { env: { AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key-x' } };
    expect(await visit(undefined, ['--profile', 'a,b'], key)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--profile a,b and AWS_BEARER_TOKEN_BEDROCK exclude/),
    });
    expect(await visit(undefined, ['--profile', 'a', '--profile', 'b', '--auth', 'api-key'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--profile a,b and --auth api-key exclude/),
    });
    const named = await visit(undefined, ['--profile', 'admin-111122223333,b']);
    expect(named.code).toBe(2);
    expect(named.stderr).not.toContain('111122223333');
  });

  it.each(['doctor', 'models'])('are one too many for %s', async (command) => {
    expect(await visit(undefined, [command, '--profile', 'a,b'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${command} looks at one account`),
    });
  });
});

it('one profile, named twice or once, leaves no trace of it in files', async () => {
  const simulator = await simulated(knownTo(nova));
  const run = await visit(simulator, ['--profile', 'work,work', '-o', 'm.csv', ...narrow], around());
  expect(run.code).toBe(0);
  expect(run.text('m.csv')).not.toMatch(/Account|work/);
  expect(run.text('bedrock_evidence.ndjson')).not.toMatch(/account"|"work/);
});
