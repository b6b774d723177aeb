import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { credentials } from '../../src/simulator/identity.ts';
import type { Scenario } from '../../src/simulator/scenario.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { runInProcess, type Outcome } from '../run-in-process.ts';

interface Setting {
  scenario?: Scenario;
  env?: Record<string, string>;
  argv?: string[];
}

async function doctor({ scenario = {}, env = {}, argv = [] }: Setting = {}): Promise<Outcome> {
  const simulator = await startSimulator(scenario);
  onTestFinished(() => simulator.close());
  return runInProcess(['doctor', ...argv], { env: { AWS_REGION: 'us-east-1', ...simulator.environment, ...env } });
}

interface Line {
  check: string;
  state: string;
  title: string;
  detail: string;
  fix?: string;
}

async function findings(setting: Setting): Promise<{ code: number; ok: boolean; lines: Line[] }> {
  const { code, stdout } = await doctor({ ...setting, argv: ['--json', ...(setting.argv ?? [])] });
  const parsed: { ok: boolean; findings: Line[] } = JSON.parse(stdout);
  return { code, ok: parsed.ok, lines: parsed.findings };
}

function failed(lines: readonly Line[]): string[] {
  return lines.filter(({ state }) => state === 'failure').map(({ title }) => title);
}

describe('a clock that is wrong', () => {
  it.each([
    [120_000, 'warning', /^12\d s behind bedrock-runtime$|^119 s/],
    [3_600_000, 'failure', /^(?:3599|360\d) s behind bedrock-runtime$/],
    [-3_600_000, 'failure', /^(?:3599|360\d) s ahead of bedrock-runtime$/],
  ])('by %i ms is a %s, with how far it is off', async (clockOffsetMs, state, detail) => {
    const { lines } = await findings({ scenario: { clockOffsetMs } });
    expect(lines.find(({ check }) => check === 'clock')).toMatchObject({
      state,
      detail: expect.stringMatching(detail),
      fix: expect.stringContaining('NTP'),
    });
  });
});

describe('doctor, when all is well', () => {
  it('says so line by line, makes one real call, and ends with 0', async () => {
    const { code, stdout, stderr } = await doctor();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/✓ bedrock:ListInferenceProfiles: permitted/);
    expect(stdout).toMatch(/✓ a real call: \S+ answered converse in \d+ ms, for at most \$0\.0000\d/);
    expect(stdout).toMatch(/17 ✓ {2}0 ! {2}0 ✗/);
  });

  it('prints no secret, with keys and with API keys', async () => {
    for (const argv of [[], ['--auth', 'api-key'], ['--json']]) {
      const { stdout, stderr } = await doctor({ argv });
      expect(stdout + stderr).not.toContain(credentials.secretAccessKey);
      expect(stdout + stderr).not.toContain(credentials.accessKeyId);
      expect(stdout + stderr).not.toContain('bedrock-api-key-');
    }
  });

  it('works with short-term API keys that it makes, in every Region asked', async () => {
    const { code, lines } = await findings({ argv: ['--auth', 'api-key', '--region', 'us-east-1,eu-central-1'] });
    expect({ code, failures: failed(lines) }).toEqual({ code: 0, failures: [] });
    expect(lines.filter(({ check, state }) => check === 'real-call' && state === 'ok')).toHaveLength(2);
  });

  it('needs no account in a demo', async () => {
    const { code } = await runInProcess(['doctor', '--demo']);
    expect(code).toBe(0);
  });
});

describe('doctor, when something is wrong', () => {
  it('a wrong secret: says that the signature is not accepted and what to check', async () => {
    const { code, ok, lines } = await findings({ env: { AWS_SECRET_ACCESS_KEY: 'not-the-secret-of-this-key' } });
    expect({ code, ok }).toEqual({ code: 1, ok: false });
    expect(failed(lines)).toContain('bedrock:ListFoundationModels');
    const line = lines.find(({ title }) => title === 'bedrock:ListFoundationModels');
    expect(line).toMatchObject({
      detail: expect.stringMatching(/^signature not accepted/),
      fix: expect.stringMatching(/AWS_SECRET_ACCESS_KEY/),
    });
  });

  it('an IAM denial: names the action to allow, and nothing else fails', async () => {
    const { code, lines } = await findings({ scenario: { denyIam: ['bedrock:ListInferenceProfiles'] } });
    expect(code).toBe(1);
    expect(failed(lines)).toEqual(['bedrock:ListInferenceProfiles']);
    expect(lines.find(({ state }) => state === 'failure')).toMatchObject({
      detail: expect.stringMatching(/^iam permission missing/),
      fix: expect.stringMatching(/Allow bedrock:ListInferenceProfiles on \* /),
    });
  });

  it("a proxy's page: tells it from Bedrock, once for each endpoint, and names the proxy variables", async () => {
    const { code, lines } = await findings({ scenario: { faults: [{ match: {}, reply: 'html' }] } });
    expect(code).toBe(1);
    expect(failed(lines)).toEqual(['bedrock endpoint', 'bedrock-runtime endpoint', 'bedrock-mantle endpoint']);
    for (const { detail, fix } of lines.filter(({ state }) => state === 'failure')) {
      expect(detail).toMatch(/a proxy or gateway answers in place of Bedrock/);
      expect(fix).toMatch(/HTTPS_PROXY/);
    }
  });

  it("a VPC endpoint's policy is told from IAM's", async () => {
    const message =
      'User: arn:aws:iam::123456789012:user/x is not authorized to perform: bedrock:ListFoundationModels because no VPC endpoint policy allows the bedrock:ListFoundationModels action';
    const reply = { status: 403, errorType: 'AccessDeniedException', body: { message } };
    const { lines } = await findings({ scenario: { faults: [{ match: { api: 'list-foundation-models' }, reply }] } });
    expect(lines.find(({ title }) => title === 'bedrock:ListFoundationModels')?.detail).toMatch(/VPC endpoint/i);
  });

  it('a proxy that refuses the way is told by its address, without its password', async () => {
    const proxy = createServer().on('connect', (_, socket) =>
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
    );
    await new Promise<void>((done) => void proxy.listen(0, '127.0.0.1', done));
    onTestFinished(() => void proxy.close());
    const { port } = proxy.address() as AddressInfo;
    const env = {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'FAKE',
      AWS_SECRET_ACCESS_KEY: 'fake',
      HTTPS_PROXY: `http://anna:hush@127.0.0.1:${port}`,
    };
    const { code, stdout } = await runInProcess(['doctor', '--json', '--timeout', '5'], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/proxy 127\.0\.0\.1:\d+\): a proxy or gateway answers/);
    expect(stdout).not.toContain('hush');
  });

  it('a busy service is a warning, never a failure', async () => {
    const { code, ok, lines } = await findings({ scenario: { faults: [{ match: {}, reply: 'throttle' }] } });
    expect({ code, ok, failures: failed(lines) }).toEqual({ code: 0, ok: true, failures: [] });
    expect(lines.some(({ state }) => state === 'warning')).toBe(true);
  });

  it('a policy that names models is judged by a model that is real', async () => {
    const denied = { status: 403, errorType: 'AccessDeniedException' };
    const message =
      'User: x is not authorized to perform: bedrock:InvokeModel on resource: y because no identity-based policy allows it';
    const match = { endpoint: 'runtime' as const, target: 'bedrock-matrix.no-such-model*' };
    const { code, lines } = await findings({
      scenario: { faults: [{ match, reply: { ...denied, body: { message } } }] },
    });
    expect(code).toBe(0);
    expect(lines.find(({ title }) => title === 'bedrock:InvokeModel')?.detail).toMatch(/policy that names them/);
  });

  it('no credentials: that is the finding', async () => {
    const { code, lines } = await findings({ env: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' } });
    expect(code).toBe(1);
    expect(lines).toMatchObject([
      { check: 'credentials', state: 'failure', fix: expect.stringMatching(/get-caller-identity/) },
    ]);
  });

  it("an account without Anthropic's form is told where to fill it out", async () => {
    const { code, lines } = await findings({ scenario: { gates: [{ model: 'anthropic.*', gate: 'use-case-form' }] } });
    expect(code).toBe(0);
    expect(lines.find(({ check, state }) => check === 'account' && state === 'warning')).toMatchObject({
      fix: expect.stringMatching(/Model catalog/),
    });
  });
});

it('doctor says who is calling, with the account masked, where STS can be asked', async () => {
  const arn = 'arn:aws:sts::998877665544:assumed-role/nightly/matrix';
  const sts = createServer((request, response) => {
    const isSigned = request.headers.authorization?.includes('/sts/aws4_request') === true;
    response.writeHead(isSigned ? 200 : 403);
    response.end(
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
  });
  await new Promise<void>((done) => void sts.listen(0, '127.0.0.1', done));
  onTestFinished(() => void sts.close());
  const { port } = sts.address() as AddressInfo;
  const { lines } = await findings({ env: { AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}` } });
  expect(lines.find(({ check }) => check === 'principal')).toMatchObject({
    state: 'ok',
    detail: 'arn:aws:sts::123456789012:assumed-role/nightly/matrix',
  });
});
