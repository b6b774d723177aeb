/** The schema that editors read says of a probe file what the tool says of it. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { apiNames } from '../../src/api-names.ts';
import { parseUserProbe } from '../../src/config/user-probe.ts';

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const schema = JSON.parse(textOf('src/schemas/probe.schema.json'));
const fits = new Ajv2020().compile(schema);

function isTaken(value: unknown): boolean {
  try {
    parseUserProbe(value, 'probe.yaml');
    return true;
  } catch {
    return false;
  }
}

function judged(value: unknown): { schema: boolean; tool: boolean } {
  const json: unknown = JSON.parse(JSON.stringify(value));
  return { schema: fits(json), tool: isTaken(json) };
}

const good = { name: 'order-lookup', api: 'converse', body: { messages: [] } };
const item = { path: 'stopReason', equals: 'end_turn' };

it.each<[string, unknown]>([
  [
    'whole',
    { ...good, models: '*claude*', expect: [item, { path: 'a[0]', exists: false }, { path: 'b', matches: '^OK' }] },
  ],
  ['with its schema', { $schema: './probe.schema.json', ...good }],
  ['without expectations', good],
  ['equal to null', { ...good, expect: [{ path: 'a', equals: null }] }],
])('a probe %s is taken by both', (_, value) => {
  expect(judged(value)).toEqual({ schema: true, tool: true });
});

it.each<[string, unknown]>([
  ['no object', 'order-lookup'],
  ['without a name', { ...good, name: undefined }],
  ['with a capital in its name', { ...good, name: 'Order' }],
  ['with an unknown key', { ...good, prompt: 'Hi' }],
  ['without a body', { name: 'a', api: 'converse' }],
  ['with a list as body', { ...good, body: [] }],
  ['with a number for its models', { ...good, models: 7 }],
  ['with no list of expectations', { ...good, expect: item }],
  ['with an expectation without a path', { ...good, expect: [{ equals: 1 }] }],
  ['with an empty path', { ...good, expect: [{ path: '', equals: 1 }] }],
  ['with two comparisons in one', { ...good, expect: [{ ...item, exists: true }] }],
  ['with no comparison', { ...good, expect: [{ path: 'a' }] }],
  ['with an unknown comparison', { ...good, expect: [{ path: 'a', contains: 'x' }] }],
  ['with a word for exists', { ...good, expect: [{ path: 'a', exists: 'yes' }] }],
])('a probe %s is refused by both', (_, value) => {
  expect(judged(value)).toEqual({ schema: false, tool: false });
});

it('names the APIs that a probe can call', () => {
  const named: string[] = schema.$defs.probe.properties.api.enum;
  expect(named.toSorted()).toEqual(apiNames.filter((api) => isTaken({ ...good, api })).toSorted());
});

it('takes the example of docs/features.md, which names it', () => {
  const [, example = ''] = /```yaml\n(# yaml-language-server[^]*?)```/.exec(textOf('docs/features.md')) ?? [];
  expect(example).toContain('/schemas/probe.schema.json\n');
  expect(fits(parse(example))).toBe(true);
});
