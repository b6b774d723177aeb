/** Whatever place of a reply echoes a secret of ours, and in whatever form: no file and no stream has it, nor a part of it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshDirectory, simulated, visit } from '../end-to-end/harness.ts';
import { echoing, places, type Place } from './echoes.ts';
import { leftBehind } from './left-behind.ts';

const secretKey = 'simulated-secret-key-opens-nothing-real0';
const proxyPassword = 'pr0xy-Passw0rd/that+is=long';
const env = { HTTPS_PROXY: `http://me:${encodeURIComponent(proxyPassword)}@127.0.0.1:1` };

const forms: [name: string, of: (secret: string) => string][] = [
  ['raw', (secret) => secret],
  ['percent-encoded', encodeURIComponent],
  ['every byte percent-encoded', (secret) => Buffer.from(secret).toString('hex').replaceAll(/../g, '%$&')],
  ['base64', (secret) => Buffer.from(secret).toString('base64')],
  ['base64 inside of more', (secret) => Buffer.from(`me:${secret}!`).toString('base64')],
  ['hexadecimal', (secret) => Buffer.from(secret).toString('hex')],
  [
    'JSON-escaped',
    (secret) =>
      Array.from(secret)
        .map((one) => `\\u00${one.charCodeAt(0).toString(16)}`)
        .join(''),
  ],
  ['cut after 20 characters', (secret) => secret.slice(0, 20)],
  ['over lines', (secret) => secret.replaceAll(/.{7}/g, '$&\n')],
];

const gateways = [
  'litellm.yaml',
  'models-dev.toml',
  'opencode.jsonc',
  'claude-code.json',
  'codex.toml',
  'candidates.json',
  'openclaw.yaml',
];
const outputs = [
  'csv',
  'json',
  'callable.json',
  'ndjson',
  'md',
  'html',
  'xlsx',
  'xml',
  'cells.csv',
  ...gateways,
].flatMap((ending) => ['-o', `m.${ending}`]);
const argv = [...outputs, '--details', '--verbose', '--no-redact', '--retries', '0'];

/** Each run of what 12 characters of the secret have become. */
function parts(text: string): string[] {
  const size = /^(?:%\w\w)+$/.test(text) ? 36 : /^[0-9a-f]{24,}$/.test(text) ? 24 : text.startsWith('\\u') ? 72 : 12;
  return Array.from({ length: text.length - size + 1 }, (_, at) => text.slice(at, at + size));
}

/** Which forms of a secret, or parts of one, a run left behind, and where. */
function leaks(run: Parameters<typeof leftBehind>[0], echoed: readonly string[]): string[] {
  const wanted = echoed.map((written) => parts(written.replaceAll('\n', '')));
  return leftBehind(run).flatMap(([where, text]) => {
    const joined = text.replaceAll(/\s+/g, '');
    const mayHold = quickLook(joined);
    return wanted.flatMap((each) => {
      const found = each.filter((part) => mayHold(part) && joined.includes(part));
      return found.length > 0 ? [`${where}: ${found[0]} (${found.length} of ${each.length})`] : [];
    });
  });
}

/** False: the text does not hold the part, since it does not even hold four characters of it in a row. Spares nearly every search. */
function quickLook(text: string): (part: string) => boolean {
  const seen = new Uint8Array(1 << 20);
  const slotOf = (of: string, at: number): number =>
    ((((of.charCodeAt(at) * 31 + of.charCodeAt(at + 1)) * 31 + of.charCodeAt(at + 2)) * 31 + of.charCodeAt(at + 3)) >>>
      0) %
    seen.length;
  for (let at = 0; at + 4 <= text.length; at += 1) seen[slotOf(text, at)] = 1;
  return (part) => {
    for (let at = 0; at + 4 <= part.length; at += 1) if (seen[slotOf(part, at)] === 0) return false;
    return true;
  };
}

/** All forms in one reply, but for where only the first 200 characters are kept. */
function situations(place: Place): [name: string, written: string[]][] {
  const each = forms.map(([name, of]): [string, string[]] => [name, [of(secretKey), of(proxyPassword)]]);
  if (place === 'an HTML title') return each;
  return [['in every form', each.flatMap(([, written]) => written)]];
}

describe.each(places)('a secret echoed in %s', (place) => {
  it.each(situations(place))('%s is nowhere', async (_form, written) => {
    const cwd = freshDirectory();
    const github = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') };
    const run = await visit(await simulated(echoing(place, written.join(' | '))), argv, {
      cwd,
      env: { ...env, ...github, GITHUB_OUTPUT: join(cwd, 'outputs.txt') },
    });
    expect(leaks(run, written)).toEqual([]);
    expect([0, 1, 4]).toContain(run.code);
    expect(run.stderr).not.toContain('unexpected');
  });
});
