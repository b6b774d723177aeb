import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { modelCalls, simulated, visit } from './harness.ts';
import { fable, gemma, having, nova } from './models.ts';
import { forwardTo, plainServer, privateCa, tlsServer, tunnelProxy } from './network.ts';

/** The endpoints of a simulator behind one https origin, told apart by the name that was called. */
async function behindTls(simulator: Simulator): Promise<string> {
  return tlsServer(
    forwardTo(({ headers: { host = '' } }) => {
      if (host.startsWith('bedrock-runtime.')) return simulator.origins.runtime;
      return host.startsWith('bedrock-mantle.') ? simulator.origins.mantle : simulator.origins.control;
    }),
  );
}

/** AWS's own endpoints: nothing says where they are. */
function withoutEndpoints({ credentials }: Simulator): Record<string, string | undefined> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_BEDROCK: undefined,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: undefined,
    AWS_ENDPOINT_URL_BEDROCK_MANTLE: undefined,
  };
}

/** What STS answers, with keys that the simulator knows. */
function roleReply({ credentials: { accessKeyId, secretAccessKey } }: Simulator): string {
  const keys = `<AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey>`;
  const credentials = `<Credentials>${keys}<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`;
  return `<AssumeRoleResponse><AssumeRoleResult>${credentials}</AssumeRoleResult></AssumeRoleResponse>`;
}

describe('behind a proxy and a private authority', () => {
  it.each(['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'])(
    'every call to AWS goes through the tunnel, and %s is trusted by all clients',
    async (name) => {
      const simulator = await simulated(having(nova, gemma, fable));
      const front = await behindTls(simulator);
      const proxy = await tunnelProxy(() => front);
      const env = { ...withoutEndpoints(simulator), HTTPS_PROXY: proxy.url, [name]: privateCa };
      const run = await visit(simulator, ['--api', 'invoke,converse,chat-completions,messages'], { env });
      expect(run.code).toBe(0);
      expect(run.csv().map((row) => Object.values(row).slice(3, 8).join(' '))).toEqual([
        '✗ ✗ ✗  ✓',
        '✗ ✗ ✓  ✗',
        '✓ ✓ ✗  ✗',
        '✓ ✓ ✗  ✗',
      ]);
      expect(new Set(proxy.tunnels)).toEqual(
        new Set([
          'bedrock.us-east-1.amazonaws.com:443',
          'bedrock-runtime.us-east-1.amazonaws.com:443',
          'bedrock-mantle.us-east-1.api.aws:443',
        ]),
      );
    },
  );

  it('a role is assumed through the tunnel too', async () => {
    const simulator = await simulated(having(nova));
    const assumed: string[] = [];
    const pass = forwardTo(({ headers: { host = '' } }) =>
      host.startsWith('bedrock-runtime.') ? simulator.origins.runtime : simulator.origins.control,
    );
    const front = await tlsServer((incoming, response) => {
      if (!incoming.headers.host?.startsWith('sts.')) return pass(incoming, response);
      incoming.on('data', (part: Buffer) => assumed.push(part.toString('utf8')));
      incoming.on('end', () => response.writeHead(200, { 'content-type': 'text/xml' }).end(roleReply(simulator)));
    });
    const proxy = await tunnelProxy(() => front);
    const env = {
      ...withoutEndpoints(simulator),
      AWS_ACCESS_KEY_ID: 'FAKEACCESSKEYID00000',
      HTTPS_PROXY: proxy.url,
      AWS_CA_BUNDLE: privateCa,
    };
    const argv = [
      '--role-arn',
      'arn:aws:iam::123456789012:role/tester',
      '--service',
      'bedrock-runtime',
      '--api',
      'converse',
    ];
    const run = await visit(simulator, argv, { env });
    expect(run.csv().map((row) => row['Converse_API'])).toEqual(['✓', '✓']);
    expect(assumed.join('')).toContain(encodeURIComponent('role/tester'));
    expect(proxy.tunnels).toContain('sts.us-east-1.amazonaws.com:443');
  });

  it('that is not trusted, the user reads of the certificate', async () => {
    const simulator = await simulated(having(nova));
    const front = await behindTls(simulator);
    const proxy = await tunnelProxy(() => front);
    const run = await visit(simulator, [], { env: { ...withoutEndpoints(simulator), HTTPS_PROXY: proxy.url } });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/certificate/);
    expect(simulator.requests).toEqual([]);
  });

  it('that refuses, the user reads of the proxy', async () => {
    const simulator = await simulated(having(nova));
    const proxy = await tunnelProxy(() => 'http://127.0.0.1:9', 403);
    const run = await visit(simulator, [], { env: { ...withoutEndpoints(simulator), HTTPS_PROXY: proxy.url } });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/proxy/i);
  });

  it('NO_PROXY leaves the proxy out', async () => {
    const simulator = await simulated(having(nova));
    const proxy = await tunnelProxy(() => simulator.origins.control);
    const env = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: 'localhost,127.0.0.1' };
    expect((await visit(simulator, ['list'], { env })).code).toBe(0);
    expect(proxy.tunnels).toEqual([]);
  });

  it('HTTP_PROXY is for http endpoints, HTTPS_PROXY for https ones', async () => {
    const simulator = await simulated(having(nova));
    const proxy = await tunnelProxy((target) => `http://${target}`);
    const front = await behindTls(simulator);
    const https = { AWS_ENDPOINT_URL_BEDROCK: front, AWS_CA_BUNDLE: privateCa };
    const argv = ['list', '--service', 'bedrock-runtime'];
    expect((await visit(simulator, argv, { env: { HTTPS_PROXY: proxy.url } })).code).toBe(0);
    expect((await visit(simulator, argv, { env: { ...https, HTTP_PROXY: proxy.url } })).code).toBe(0);
    expect(proxy.tunnels).toEqual([]);
    expect((await visit(simulator, argv, { env: { ...https, HTTPS_PROXY: proxy.url } })).code).toBe(0);
    expect(proxy.tunnels).toContain(new URL(front).host);
  });
});

describe('--endpoint-url', () => {
  it('stands in for all three endpoints, https and a private authority included', async () => {
    const simulator = await simulated(having(nova, gemma));
    const front = await tlsServer(
      forwardTo(({ url = '' }) => {
        if (url.startsWith('/model/')) return simulator.origins.runtime;
        return /^\/(?:openai\/)?v1\//.test(url) ? simulator.origins.mantle : simulator.origins.control;
      }),
    );
    const argv = ['--endpoint-url', front, '--api', 'converse', '--service', 'bedrock-runtime'];
    const run = await visit(simulator, argv, { env: { AWS_CA_BUNDLE: privateCa } });
    expect(run.code).toBe(0);
    expect(run.csv().map((row) => row['Converse_API'])).toEqual(['✓', '✓']);
  });
});

describe('the time limit of a call', () => {
  it.each(['stall', 'stall-after-headers'] as const)(
    'ends one that shows %s, and its cell is inconclusive',
    async (reply) => {
      const simulator = await simulated({ ...having(nova), faults: [{ match: { target: nova.id }, reply }] });
      const run = await visit(simulator, [
        '--api',
        'invoke,converse',
        '--timeout',
        '0.3',
        '--retries',
        '0',
        '--profile-type',
        'in-region',
      ]);
      expect(run.code).toBe(4);
      expect(run.csv()).toMatchObject([{ Invoke_API: 'inconclusive', Converse_API: 'inconclusive' }]);
      expect(run.evidence().filter(({ t }) => t === 'cell')).toMatchObject([
        { reason: 'timeout' },
        { reason: 'timeout' },
      ]);
    },
  );

  it('holds for openai and fetch alike', async () => {
    const simulator = await simulated({
      ...having(gemma, fable),
      faults: [
        { match: { api: 'chat-completions', target: gemma.id }, reply: 'stall' },
        { match: { api: 'messages', target: fable.id }, reply: 'stall-after-headers' },
      ],
    });
    const run = await visit(simulator, ['--api', 'chat-completions,messages', '--timeout', '0.3', '--retries', '0']);
    expect(run.csv().map((row) => [row['ChatCompletions_API'], row['Messages_API']])).toEqual([
      ['✗', 'inconclusive'],
      ['inconclusive', '✗'],
    ]);
  });

  it('ends the connection too: the server sees it go', async () => {
    const simulator = await simulated(having(nova));
    const forward = forwardTo(() => simulator.origins.runtime);
    const gone: Promise<void>[] = [];
    const runtime = await plainServer((incoming, response) => {
      if (!incoming.url?.includes(encodeURIComponent(nova.id))) return forward(incoming, response);
      gone.push(new Promise((resolve) => incoming.socket.once('close', () => resolve())));
    });
    const argv = ['--api', 'converse', '--timeout', '0.2', '--retries', '0'];
    await visit(simulator, argv, { env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: runtime } });
    expect(gone).toHaveLength(2);
    await Promise.all(gone);
  });

  it('holds for listings', async () => {
    const simulator = await simulated({
      ...having(nova, gemma),
      faults: [{ match: { api: 'list-inference-profiles' }, times: 1, reply: 'stall' }],
    });
    const run = await visit(simulator, ['list', '--timeout', '0.3'], {});
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(`us.${nova.id}`);
  });
});

describe('a redirect', () => {
  it('is not followed: credentials go nowhere but to the endpoint that was named', async () => {
    const elsewhere: string[] = [];
    const other = await plainServer((incoming, response) => {
      elsewhere.push(incoming.url ?? '');
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    const redirect = { status: 307, headers: { location: `${other}/there` }, body: {} };
    const simulator = await simulated({
      ...having(nova, gemma, fable),
      faults: [nova, gemma, fable].map(({ id }) => ({ match: { target: `*${id}` }, reply: redirect })),
    });
    const run = await visit(simulator, ['--retries', '0']);
    expect(elsewhere).toEqual([]);
    expect(new Set(run.csv().flatMap((row) => Object.values(row).slice(3, 8)))).toEqual(new Set(['✗', 'inconclusive']));
    expect(
      run.evidence().filter(({ t, verdict, calls }) => t === 'cell' && verdict === 'unsupported' && calls !== 0),
    ).toEqual([]);
    expect(modelCalls(simulator).length).toBeGreaterThan(0);
  });
});
