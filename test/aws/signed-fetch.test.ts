import { describe, expect, it } from 'vitest';
import { givenKey } from '../../src/aws/bearer-keys.ts';
import { credentialSource } from '../../src/aws/credential-source.ts';
import { createSignedFetch, type Authentication, type SignedFetch } from '../../src/aws/signed-fetch.ts';
import { json, keys, server, wire, type Listening } from './servers.ts';

const sigv4: Authentication = { kind: 'sigv4', credentials: credentialSource(() => Promise.resolve(keys)) };
const bearer: Authentication = { kind: 'bearer', keyFor: givenKey('fake-api-key') };

function fetchTo({ origin }: Listening, authentication: Authentication): SignedFetch {
  return createSignedFetch({ wire: wire(), authentication, origin, region: 'eu-west-1', service: 'bedrock-mantle' });
}

describe('a signed fetch', () => {
  it.each(['GET', 'POST'])('signs %s for the service and the Region it was made for', async (method) => {
    const there = await server(json({ ok: true }));
    const response = await fetchTo(there, sigv4)(`${there.origin}/v1/models`, { method });
    expect(await response.json()).toEqual({ ok: true });
    const headers = there.received[0]?.headers;
    expect(headers?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=FAKEACCESSKEYID00000\/\d{8}\/eu-west-1\/bedrock-mantle\/aws4_request/,
    );
    expect(headers?.['x-amz-date']).toMatch(/^\d{8}T\d{6}Z$/);
  });

  it('sends the token of temporary credentials', async () => {
    const there = await server(json({}));
    const temporary = credentialSource(() => Promise.resolve({ ...keys, sessionToken: 'fake-token' }));
    await fetchTo(there, { kind: 'sigv4', credentials: temporary })(`${there.origin}/`);
    expect(there.received[0]?.headers['x-amz-security-token']).toBe('fake-token');
  });

  it('with an API key sends it and signs nothing', async () => {
    const there = await server(json({}));
    await fetchTo(there, bearer)(`${there.origin}/v1/models`);
    expect(there.received[0]?.headers.authorization).toBe('Bearer fake-api-key');
    expect(there.received[0]?.headers).not.toHaveProperty('x-amz-date');
  });

  it('sends an API key in x-api-key too, on Anthropic paths only', async () => {
    const there = await server(json({}));
    const send = fetchTo(there, bearer);
    await send(`${there.origin}/anthropic/v1/messages`, { method: 'POST', body: '{}' });
    await send(`${there.origin}/openai/v1/responses`, { method: 'POST', body: '{}' });
    expect(there.received.map(({ headers }) => headers['x-api-key'])).toEqual(['fake-api-key', undefined]);
  });

  it('leaves out what the caller put into Authorization, and what its library tells of the machine', async () => {
    const there = await server(json({}));
    await fetchTo(there, sigv4)(`${there.origin}/`, {
      headers: { authorization: 'Bearer unused', 'x-stainless-os': 'Linux', 'anthropic-version': '1' },
    });
    const headers = there.received[0]?.headers;
    expect(headers?.authorization).toMatch(/^AWS4/);
    expect(headers).not.toHaveProperty('x-stainless-os');
    expect(headers?.['anthropic-version']).toBe('1');
  });

  it.each([sigv4, bearer])('refuses to go to another origin: $kind', async (authentication) => {
    const there = await server(json({}));
    const other = await server(json({}));
    await expect(fetchTo(there, authentication)(`${other.origin}/v1/models`)).rejects.toThrow(/refusing to sign/);
    expect(other.received).toEqual([]);
  });

  it('follows no redirect', async () => {
    const other = await server(json({}));
    const there = await server((response) => response.writeHead(302, { location: other.origin }).end());
    const response = await fetchTo(there, sigv4)(`${there.origin}/`);
    expect(response.status).toBe(302);
    expect(other.received).toEqual([]);
  });
});
