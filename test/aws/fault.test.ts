import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/aws/exchange.ts';
import { brokenExchange, serviceFault } from '../../src/aws/fault.ts';
import { json, server, wire } from './servers.ts';

const sent: Exchange = { method: 'POST', path: '/' };
const replied = (body: string, headers: Record<string, string> = {}): Exchange => ({
  ...sent,
  status: 400,
  headers,
  body: Buffer.from(body),
});

function coded(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

describe('the fault of a whole reply', () => {
  it('takes the type from the header before the body', () => {
    const exchange = replied('{"message":"no","__type":"Other"}', {
      'x-amzn-errortype': 'ValidationException:http://internal.amazon.com/coral/',
    });
    expect(serviceFault(exchange)).toEqual({ origin: 'service', type: 'ValidationException', message: 'no' });
  });

  it('keeps text that is no JSON as the words', () => {
    expect(serviceFault(replied('upstream went away'))).toEqual({ origin: 'service', message: 'upstream went away' });
  });

  it('may have no words at all', () => {
    expect(serviceFault(replied(''))).toEqual({ origin: 'service', message: '' });
  });

  it('is malformed where a web page answered', () => {
    expect(serviceFault(replied('<html><title>Sign in</title>'))).toEqual({
      origin: 'malformed',
      type: 'html',
      message: 'Sign in',
    });
  });

  it('keeps words short, and free of account ids', () => {
    const { message } = serviceFault(replied(JSON.stringify({ message: `998877665544 ${'x'.repeat(5000)}` })));
    expect(message.length).toBeLessThanOrEqual(2000);
    expect(message).toMatch(/^123456789012 x/);
  });
});

describe('the fault of a broken exchange', () => {
  it.each([
    [coded('ENOTFOUND'), 'dns'],
    [coded('EAI_AGAIN'), 'dns'],
    [coded('ECONNREFUSED'), 'refused'],
    [coded('ECONNRESET'), 'reset'],
    [coded('UND_ERR_SOCKET', 'other side closed'), 'reset'],
    [coded('SELF_SIGNED_CERT_IN_CHAIN'), 'tls'],
    [coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'tls'],
    [new Error('Proxy response (403) !== 200 when HTTP Tunneling'), 'proxy'],
    [new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }), 'refused'],
    [
      new AggregateError([
        coded('ECONNREFUSED', 'connect ECONNREFUSED ::1'),
        coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1'),
      ]),
      'refused',
    ],
    [new Error('something else'), 'network'],
  ])('%s is of type %s', (error, type) => {
    const fault = brokenExchange(sent, error, false);
    expect(fault).toMatchObject({ origin: 'transport', type });
    expect(fault.message).not.toBe('');
  });

  it('is a timeout when our own limit ended it, before or after the first byte', () => {
    expect(brokenExchange(sent, new Error('x'), true)).toMatchObject({
      type: 'timeout',
      message: expect.stringMatching(/No reply/),
    });
    expect(brokenExchange({ ...sent, status: 200 }, new Error('x'), true)).toMatchObject({
      type: 'timeout',
      message: expect.stringMatching(/began/),
    });
  });

  it('is a reply cut short when the body had begun', () => {
    expect(brokenExchange({ ...sent, status: 200, cutShort: true }, coded('ECONNRESET'), false)).toMatchObject({
      origin: 'malformed',
      type: 'cut-short',
    });
  });

  it('is local when nothing was sent, and says whether credentials were missing', () => {
    expect(
      brokenExchange({}, Object.assign(new Error('Could not load'), { name: 'CredentialsProviderError' }), false),
    ).toMatchObject({ origin: 'local', type: 'credentials' });
    expect(brokenExchange({}, new Error('bad header'), false)).toMatchObject({ origin: 'local', type: 'request' });
  });
});

describe('what speaks no TLS', () => {
  it('is called that, and no certificate problem', async () => {
    const plain = await server(json({}));
    const exchange: Exchange = {};
    const request = { origin: plain.origin.replace('http:', 'https:'), path: '/', method: 'GET', headers: {} };
    const error: unknown = await wire()
      .send(request, { exchange })
      .catch((thrown: unknown) => thrown);
    expect(brokenExchange(exchange, error, false)).toMatchObject({ origin: 'transport', type: 'not-tls' });
  });
});

describe('an error with a book in its names', () => {
  it('keeps the beginning of each', () => {
    const book = 'x'.repeat(9 * 2 ** 20);
    const body = Buffer.from(JSON.stringify({ error: { type: book, code: book, param: book, message: book } }));
    const fault = serviceFault({ status: 400, headers: {}, body });
    expect(JSON.stringify(fault).length).toBeLessThan(4_000);
    expect(fault.code).toMatch(/… \(9437184 characters\)$/);
  });
});
