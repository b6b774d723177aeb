/** A secret of this process is found in whatever form a service echoes it, and nothing else is. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/aws/redact.ts';
import { rememberSecret } from '../../src/aws/secrets/known-secrets.ts';

const key = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYq8kTzL5eVn';
const token = `IQoJb3JpZ2luX2VjE${createHash('sha512').update('token').digest('base64').repeat(3)}`;
rememberSecret(key);
rememberSecret(token);
rememberSecret('hunter2');
rememberSecret('pa%41s\\nord"x&y');
rememberSecret('bedrock-matrix');

const forms: [name: string, of: (secret: string) => string][] = [
  ['raw', (secret) => secret],
  ['in upper case', (secret) => secret.toUpperCase()],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
  ['every byte percent-encoded', (secret) => hex(secret).replaceAll(/../g, '%$&')],
  ['base64', (secret) => Buffer.from(secret).toString('base64')],
  ['URL-safe base64', (secret) => Buffer.from(secret).toString('base64url')],
  ['base64 of a login', (secret) => Buffer.from(`me:${secret}`).toString('base64')],
  ['base64 inside of more', (secret) => Buffer.from(`{"k":"${secret}"}`).toString('base64')],
  ['base64 over lines', (secret) => Buffer.from(secret).toString('base64').replaceAll(/.{8}/g, '$&\n')],
  ['hexadecimal', hex],
  ['hexadecimal in capitals', (secret) => hex(secret).toUpperCase()],
  ['JSON-escaped', (secret) => JSON.stringify(secret).replaceAll('/', '\\/')],
  ['every character JSON-escaped', (secret) => Array.from(secret).map(unicode).join('')],
  ['JSON inside of JSON', (secret) => JSON.stringify(JSON.stringify(Array.from(secret).map(unicode).join('')))],
  [
    'HTML-escaped',
    (secret) =>
      Array.from(secret)
        .map((one) => `&#${one.codePointAt(0)};`)
        .join(''),
  ],
  ['over lines', (secret) => secret.replaceAll(/.{5}/g, '$&\r\n  ')],
  ['over lines of JSON', (secret) => secret.replaceAll(/.{5}/g, '$&\\n')],
  ['with blanks that are not seen', (secret) => Array.from(secret).join('\u200B')],
  ['in colours of a terminal', (secret) => secret.replaceAll(/.{4}/g, '$&\u001B[31m')],
  ['in full-width characters', (secret) => Array.from(secret).map(fullWidth).join('')],
  ['cut after 20 characters', (secret) => secret.slice(0, 20)],
  ['its last 12 characters', (secret) => secret.slice(-14)],
  ['12 characters of its middle', (secret) => secret.slice(9, 23)],
];

function hex(secret: string): string {
  return Buffer.from(secret).toString('hex');
}

function unicode(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

function fullWidth(character: string): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0);
}

describe.each([
  ['a secret access key', key],
  ['a session token', token],
])('%s', (_what, secret) => {
  it.each(forms)('%s is redacted', (_name, form) => {
    const written = form(secret);
    const clean = redact(`before ${written} !after`);
    expect(clean).toMatch(/^before .*\[redacted\].* !after$/su);
    expect(clean.replaceAll(/\\+(?:u003d|")/g, '').length).toBeLessThan(50);
  });
});

describe('a password', () => {
  it.each([
    ['wrong password hunter2.', 'wrong password [redacted].'],
    ['a%3Ahunter2%40b', 'a%3A[redacted]%40b'],
    ['bunchunter2 hunter25', 'bunchunter2 hunter25'],
    [`login ${Buffer.from('hunter2').toString('base64')}`, 'login [redacted]g=='],
    ['it is pa%41s\\nord"x&y', 'it is [redacted]'],
    [JSON.stringify('pa%41s\\nord"x&y'), '"[redacted]"'],
    [encodeURIComponent('pa%41s\\nord"x&y'), '[redacted]'],
    ['https://user:anything@host/x', 'https://[redacted]@host/x'],
  ])('in %s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });
});

describe('ordinary text', () => {
  it.each([
    'bedrock-matrix 0.1.0',
    'wJalrXUtnFE and FEMI/K7MDEN',
    'The model IQoJb3JpZ is not IQoJb3JpZ2',
    JSON.stringify({ a: 'x\ny"z', b: [1, 2, 3] }),
    '100 % of \\n &amp; %zz \\u12 &#; \u001B[',
  ])('%s is left as it is', (text) => {
    expect(redact(text)).toBe(text);
  });
});
