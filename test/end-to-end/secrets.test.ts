import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/simulator/scenario.ts';
import { simulated, visit, type Visit } from './harness.ts';
import { claude, everyKind, having, nova } from './models.ts';

/** Distinctive enough to be found wherever they should not be. */
const account = '998877665544';
const secretKey = 'simulated-secret-key-opens-nothing-real0';
const apiKey = 'bedrock-api-key-c2ltdWxhdGVkLCBvcGVucyBub3RoaW5nIHJlYWw=';

/** Everything a run left behind: streams and files. */
function everything(run: Visit): [where: string, text: string][] {
  return [
    ['stdout', run.stdout],
    ['stderr', run.stderr],
    ...run.files.map((name): [string, string] => [name, run.text(name)]),
  ];
}

/** A Bedrock whose refusals tell more than they should. */
const talkative: Scenario = {
  ...having(...everyKind),
  faults: [
    {
      match: { target: nova.id },
      reply: {
        status: 403,
        errorType: 'AccessDeniedException',
        headers: { 'x-amzn-requestid': 'request-1' },
        body: {
          Message:
            `User: arn:aws:sts::${account}:assumed-role/r/s is not authorized to perform: bedrock:InvokeModel on resource: ` +
            `arn:aws:bedrock:us-east-1:${account}:inference-profile/x; Authorization: ${apiKey} X-Amz-Signature=0a1b2c3d4e5f6a7b8c9d aws_secret_access_key=${secretKey}`,
        },
      },
    },
    {
      match: { target: `*${claude.id}` },
      reply: {
        status: 400,
        body: {
          error: { message: `bad header Authorization: Bearer ${apiKey} of ${account}`, type: 'invalid_request_error' },
        },
      },
    },
  ],
};

const outputs = [
  '-o',
  'm.csv',
  '-o',
  'm.json',
  '-o',
  'm.md',
  '-o',
  'm.ndjson',
  '--details',
  '--verbose',
  '--api',
  'all',
  '--retries',
  '0',
];

describe('no secret and no account id', () => {
  it.each([
    ['signed', {}],
    ['with an API key', { AWS_BEARER_TOKEN_BEDROCK: apiKey }],
    [
      'with temporary credentials that are refused',
      { AWS_SESSION_TOKEN: 'token-that-must-stay-secret/abcdefghijklmnop' },
    ],
  ])('is in any file or stream of a run %s', async (_how, env) => {
    const simulator = await simulated(talkative);
    const run = await visit(simulator, outputs, { env });
    const secrets = [
      secretKey,
      apiKey,
      apiKey.slice(16),
      account,
      'token-that-must-stay-secret',
      '0a1b2c3d4e5f6a7b8c9d',
    ];
    for (const [where, text] of everything(run)) {
      for (const secret of secrets) expect(text.includes(secret), `${secret} in ${where}`).toBe(false);
    }
  });

  it('comes out of explain or report, and the account is 123456789012', async () => {
    const run = await visit(await simulated(talkative), ['--api', 'invoke']);
    const explained = await visit(undefined, ['explain', nova.id], { cwd: run.cwd });
    const reported = await visit(undefined, ['report', 'bedrock_evidence.ndjson', '-f', 'json'], { cwd: run.cwd });
    for (const { stdout } of [explained, reported]) {
      expect(stdout).toContain('123456789012');
      expect(stdout).not.toContain(account);
      expect(stdout).not.toContain(apiKey);
    }
  });

  it('is in the header of the evidence, nor the name of a profile, a role or an endpoint', async () => {
    const simulator = await simulated(having(nova));
    const run = await visit(simulator, [], { env: { HTTPS_PROXY: 'http://user:proxy-password@127.0.0.1:1' } });
    expect(run.code).toBe(0);
    const [header] = run.evidence();
    const text = JSON.stringify(header);
    for (const hidden of ['127.0.0.1', 'proxy-password', 'SIMULATEDACCESSKEY00']) expect(text).not.toContain(hidden);
  });
});
