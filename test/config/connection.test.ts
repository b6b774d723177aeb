import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configOf, cwd, userErrorOf } from './sample.ts';

describe('endpoints', () => {
  const everywhere = (origin: string) => ({
    control: origin,
    runtime: origin,
    mantle: origin,
    quotas: origin,
    pricing: origin,
    agentRuntime: origin,
  });

  it('the variable of a service wins over the one for all, and the option over both', () => {
    const env = {
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566/',
      AWS_ENDPOINT_URL_BEDROCK_MANTLE: 'https://mantle.example.com',
    };
    expect(configOf({ env }).endpoints).toEqual({
      ...everywhere('http://127.0.0.1:4566'),
      mantle: 'https://mantle.example.com',
    });
    expect(configOf({ env, flags: { 'endpoint-url': ['https://all.example.com'] } }).endpoints).toEqual(
      everywhere('https://all.example.com'),
    );
  });

  it('one can stand alone', () => {
    const env = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'https://vpce-1.example.com' };
    expect(configOf({ env }).endpoints).toEqual({ runtime: 'https://vpce-1.example.com' });
    expect(configOf({ env: { AWS_ENDPOINT_URL_BEDROCK: 'https://control.example.com' } }).endpoints).toEqual({
      control: 'https://control.example.com',
    });
  });

  it('are not read when the user says so, as in the AWS SDKs', () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect(configOf({ env }).endpoints).toEqual({});
    expect(configOf({ env, flags: { 'endpoint-url': ['https://x.example.com'] } }).endpoints).toEqual(
      everywhere('https://x.example.com'),
    );
  });

  it.each([
    ['AWS_ENDPOINT_URL', 'https://x.example.com/openai/v1'],
    ['AWS_ENDPOINT_URL_BEDROCK', 'https://x.example.com/?a=b'],
    ['AWS_ENDPOINT_URL_BEDROCK_RUNTIME', 'ftp://x.example.com'],
    ['AWS_ENDPOINT_URL_BEDROCK_MANTLE', 'x.example.com'],
    ['BEDROCK_MATRIX_ENDPOINT_URL', 'https://x.example.com/v1'],
  ])('%s set to %s is refused by name', (name, value) => {
    const error = userErrorOf(() => configOf({ env: { [name]: value } }));
    expect(error.message).toMatch(new RegExp(`^${name} `));
    expect(error.exitCode).toBe(2);
  });

  it('never shows a password that stands in one', () => {
    const { message, fix } = userErrorOf(() =>
      configOf({ env: { AWS_ENDPOINT_URL: 'https://me:hunter2@x.example.com' } }),
    );
    expect(message + fix).not.toContain('hunter2');
  });
});

describe('proxies and certificate authorities', () => {
  it('are those of the variables, lower case first, and a proxy without a scheme is an http one', () => {
    const env = {
      HTTPS_PROXY: 'http://upper.example.com:1',
      https_proxy: 'http://lower.example.com:2',
      HTTP_PROXY: 'plain.example.com:3128',
      no_proxy: 'localhost,.example.com',
    };
    expect(configOf({ env }).proxies).toEqual({
      https: 'http://lower.example.com:2',
      http: 'http://plain.example.com:3128',
      no: 'localhost,.example.com',
    });
  });

  it('a proxy that is none is refused by the name of its variable, without its password', () => {
    const { message, fix } = userErrorOf(() => configOf({ env: { https_proxy: 'socks5://me:hunter2@proxy:1' } }));
    expect(message).toContain('https_proxy');
    expect(message + fix).not.toContain('hunter2');
  });

  it('both bundles are trusted, each once', () => {
    const both = { AWS_CA_BUNDLE: 'ca.pem', NODE_EXTRA_CA_CERTS: '/etc/more.pem' };
    expect(configOf({ env: both }).caBundle).toEqual([join(cwd, 'ca.pem'), resolve('/etc/more.pem')]);
    expect(configOf({ env: { AWS_CA_BUNDLE: '/a.pem', NODE_EXTRA_CA_CERTS: '/a.pem' } }).caBundle).toEqual([
      resolve('/a.pem'),
    ]);
  });
});
