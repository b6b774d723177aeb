/** Everything that is matched against what others wrote, each with texts that make a careless expression slow. */
import { isStatementOn } from '../../src/features/statement.ts';
import { globPattern } from '../../src/text/glob.ts';
import { readServerSentEvents } from '../../src/aws/server-sent-events.ts';
import { redact } from '../../src/aws/redact.ts';
import { exceptionName, statementIn, statementInXml } from '../../src/aws/statement.ts';
import { looksLikeHtml, serviceFault, titleOf } from '../../src/aws/fault.ts';
import { looseKeys, nameInId } from '../../src/catalogue/name-key.ts';
import { quotaSubject } from '../../src/catalogue/quota-name.ts';
import { bareUsage, mantleIdIn, normalised, stemOf } from '../../src/catalogue/usage-type.ts';
import { checkOfColumn } from '../../src/compare/csv-column.ts';
import { parseExpectations } from '../../src/compare/expectation.ts';
import { matcherOf } from '../../src/config/user-probe.ts';
import { knownModel } from '../../src/discovery/known-model.ts';
import { withoutVersion } from '../../src/discovery/id-ending.ts';
import { jsonSchema } from '../../src/features/json-schema.ts';
import { tellsOrder } from '../../src/features/four-colours-video.ts';
import { tellsColours } from '../../src/features/four-squares.ts';
import { stopSequences } from '../../src/features/stop-sequences.ts';
import { parseSchemaErrors } from '../../src/families/refusal.ts';
import { defuse } from '../../src/text/defuse.ts';
import { code, plain } from '../../src/text/markdown-text.ts';
import { cleanFor, joinLines, oneLine } from '../../src/medium.ts';
import { textWidth, wrap } from '../../src/text/text-width.ts';
import { xmlText } from '../../src/text/xml.ts';
import { adviceFor } from '../../src/verdict/advice.ts';
import { deniedAction } from '../../src/verdict/denial.ts';
import { ruleFor } from '../../src/verdict/rule-for.ts';
import { plainWording } from '../../src/verdict/wording.ts';
import type { Cell } from '../../src/types.ts';

const cell: Cell = {
  api: 'converse',
  row: {
    region: 'us-east-1',
    endpoint: 'bedrock-runtime',
    model: 'amazon.nova-lite-v1:0',
    profileType: 'in-region',
    provider: 'Amazon',
    input: [],
    output: [],
  },
};

export interface Rule {
  name: string;
  run(text: string): unknown;
  /** Repeated to the length; `head` comes before it once. */
  seeds: readonly { head?: string; part: string }[];
}

const words: Rule['seeds'] = [
  { part: ' ' },
  { part: '<' },
  { part: '<title' },
  { part: '<aException' },
  { part: 'aException' },
  { part: 'a.' },
  { part: 'a-1.' },
  { part: 'arn:aws:' },
  { part: 'messages.0.' },
  { part: '{"message":"' },
  { part: 'not ' },
  { part: '999999999999' },
  { part: '#/' },
  { part: '\n \t' },
  { part: '\uFDFA' },
  { part: '\'"' },
];

const secrets: Rule['seeds'] = [
  ...words,
  ...['authorization:', 'x-api-key', 'signature=', 'Credential=', 'session_token', 'Bearer ', 'ABSK', 'AKIA'].flatMap(
    (head) => [{ head, part: ' ' }, { part: head }, { part: `${head} ` }],
  ),
];

const ids: Rule['seeds'] = [
  ...words,
  ...[':1', ':a', '1', '-v1', '-20241022', ' (in gb)', 'anthropic.', 'claude-', 'amazon '].map((part) => ({ part })),
];

const escapes: Rule['seeds'] = [{ part: '\u001B[31m' }, { part: '\u001B[' }, { part: '\r' }, { part: '\u202E' }];

/** What is no line of expectations is a usage error. */
function expectations(text: string): unknown {
  try {
    return parseExpectations(`a converse supported ${text}\u2028`, 'expectations.txt');
  } catch (error) {
    return error;
  }
}

const exchange = (text: string, type: string) => ({
  status: 400,
  headers: { 'content-type': type },
  body: Buffer.from(text),
});

export const rules: readonly Rule[] = [
  { name: 'redaction', run: redact, seeds: secrets },
  { name: 'title of a page', run: titleOf, seeds: words },
  { name: 'is it a page', run: (text) => looksLikeHtml({}, text), seeds: words },
  { name: 'statement in XML', run: statementInXml, seeds: [...words, { part: '<Code>' }, { part: '<Message>x' }] },
  { name: 'statement in JSON', run: (text) => statementIn({ error: { message: text } }), seeds: words },
  { name: 'name of an exception', run: exceptionName, seeds: words },
  {
    name: 'error reply of a page',
    run: (text) => serviceFault(exchange(text, 'text/html')),
    seeds: words,
  },
  {
    name: 'error reply',
    run: (text) => serviceFault(exchange(text, 'application/json')),
    seeds: secrets,
  },
  {
    name: 'events of a stream',
    run: readServerSentEvents,
    seeds: [{ part: 'data:\n' }, { part: '\r' }, { part: '\n\n' }],
  },
  { name: 'wording of a refusal', run: (text) => plainWording(text, cell.row), seeds: words },
  {
    name: 'rules of verdicts',
    run: (text) => ruleFor(cell, { status: 400, fault: { origin: 'service', type: text, code: text, message: text } }),
    seeds: words,
  },
  {
    name: 'action of a denial',
    run: deniedAction,
    seeds: [...words, { part: 'perform: ' }, { head: 'perform', part: ' ' }],
  },
  {
    name: 'demands of a refusal',
    run: parseSchemaErrors,
    seeds: [...words, { part: '#/a: ' }, { part: 'required key [' }],
  },
  {
    name: 'refusal of a feature',
    run: (text) =>
      isStatementOn(
        { check: { kind: 'feature', name: 'tool-use' }, api: 'converse' },
        { origin: 'service', message: text.slice(0, 2000) },
      ),
    seeds: [...words, { part: 'only ' }, { part: "n't a" }],
  },
  ...(['tools+reasoning', 'pdf-input', 'video-input', 'image-in-tool-result'] as const).map((name) => ({
    name: `refusal of ${name}`,
    run: (text: string) =>
      isStatementOn(
        { check: { kind: 'feature', name }, api: 'converse' },
        { origin: 'service', message: text.slice(0, 2000) },
      ),
    seeds: [...words, { part: 'invalid or ' }, { part: 'the input ' }, { part: 'can not be ' }],
  })),
  {
    name: 'where a count stops',
    run: (text) => stopSequences.read({ text } as never),
    seeds: [{ part: '3' }, { part: '34' }, { part: '12' }, { part: '123' }],
  },
  { name: 'glob *a*a*a*a*b', run: (text) => globPattern('*a*a*a*a*b').test(text), seeds: [{ part: 'a' }] },
  { name: 'matches (a+)+$', run: (text) => matcherOf('(a+)+$')(text), seeds: [{ part: 'a' }, { part: 'ab' }] },
  { name: 'matches (.*)*=.*x', run: (text) => matcherOf('(.*)*=.*x')(text), seeds: [{ part: 'a' }, { part: '=' }] },
  { name: 'one line', run: oneLine, seeds: words },
  { name: 'lines joined', run: joinLines, seeds: words },
  { name: 'formulas defused', run: defuse, seeds: [...words, { part: "'" }] },
  { name: 'clean for a terminal', run: (text) => cleanFor('terminal', text), seeds: [...words, ...escapes] },
  { name: 'clean for JSON', run: (text) => cleanFor('json', text), seeds: [...words, ...escapes] },
  { name: 'width of text', run: (text) => [textWidth(text), wrap(text, 80)], seeds: words },
  { name: 'Markdown', run: (text) => [code(text), plain(text)], seeds: [...words, { part: '|`' }] },
  { name: 'XML', run: xmlText, seeds: words },
  {
    name: 'usage types of prices',
    run: (text) => [bareUsage(text), mantleIdIn(text), stemOf(text)],
    seeds: [...ids, { part: 'USE1-' }, { part: '-mantle-' }],
  },
  {
    name: 'units of prices',
    run: (text) => normalised({ unit: text, usd: 1, description: text } as never),
    seeds: [...words, { part: '|' }, { part: 'units' }],
  },
  { name: 'names of quotas', run: quotaSubject, seeds: [...words, { head: 'On-demand ', part: 'for ' }] },
  { name: 'names of models', run: (text) => [looseKeys(text), nameInId(text)], seeds: ids },
  { name: 'versions of models', run: withoutVersion, seeds: ids },
  { name: 'what is known of a model', run: knownModel, seeds: ids },
  {
    name: 'next step of a denial',
    run: (text) => adviceFor('iam-denied', { ...cell, message: `perform: ${text} on resource: arn:${text}` }),
    seeds: [...words, { part: 'arn:aws:bedrock' }, { part: '-a' }],
  },
  {
    name: 'JSON that was asked for',
    run: (text) => jsonSchema.read({ text } as never),
    seeds: [...words, { part: '`' }],
  },
  { name: 'colours in a reply', run: tellsColours, seeds: [...words, { part: 'red' }] },
  { name: 'colours of a video in a reply', run: tellsOrder, seeds: [...words, { part: 'red' }] },
  { name: 'columns of a CSV', run: checkOfColumn, seeds: [...words, { part: '_Feature' }, { part: 'A' }] },
  { name: 'lines of expectations', run: expectations, seeds: [...words, { part: ' #' }, { part: '\u2028 #' }] },
];

function textOf({ head = '', part }: Rule['seeds'][number], length: number): string {
  return head + part.repeat(Math.ceil(length / part.length)).slice(0, length - head.length);
}

/** The slowest of its seeds, in milliseconds of the better of two runs. */
export function slowest(rule: Rule, length: number): { ms: number; seed: string } {
  const timed = rule.seeds.map((seed) => {
    const text = textOf(seed, length);
    return { ms: Math.min(once(rule, text), once(rule, text)), seed: `${seed.head ?? ''}${JSON.stringify(seed.part)}` };
  });
  return timed.toSorted((a, b) => b.ms - a.ms)[0] ?? { ms: 0, seed: '' };
}

function once(rule: Rule, text: string): number {
  const start = performance.now();
  rule.run(text);
  return performance.now() - start;
}
