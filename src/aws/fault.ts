/** Turns what went wrong in an exchange into a plain Fault, whatever client made the call. */
import type { Fault } from '../types.ts';
import { TooLong } from './body.ts';
import { bounded, cut, longestName } from './bounded.ts';
import type { Exchange } from './exchange.ts';
import { redact } from './redact.ts';
import { exceptionName, statementIn, statementInXml, type Statement } from './statement.ts';

/** Longest message kept of a service's words, in characters. */
const longestMessage = 2_000;

/** The fault of an exchange with a whole error reply (status 300 and up), or of a 200 whose body states an error. */
export function serviceFault(exchange: Exchange): Fault {
  const text = bodyText(exchange);
  if (looksLikeHtml(exchange, text)) return malformed('html', titleOf(text));
  const statement = statementOf(text);
  const type = headerType(exchange) ?? statement.type;
  return {
    origin: 'service',
    ...shortNames({ ...statement, ...(type && { type }) }),
    message: clean(statement.message),
  };
}

/** The fault of a reply that is neither a reply of the API nor a statement. */
export function malformed(
  type: 'html' | 'not-json' | 'empty' | 'cut-short' | 'wrong-shape' | 'too-long',
  message: string,
): Fault {
  return { origin: 'malformed', type, message: clean(message) };
}

/** The fault that an exception or error event inside a stream states. */
export function streamFault(statement: Statement): Fault {
  return { origin: 'stream', ...shortNames(statement), message: clean(statement.message) };
}

/** The fault of an exchange that an error ended before a whole reply was there; `timedOut` when our own deadline did it. */
export function brokenExchange(exchange: Exchange, error: unknown, timedOut: boolean): Fault {
  if (timedOut) return { origin: 'transport', type: 'timeout', message: timeoutMessage(exchange) };
  if (error instanceof TooLong) return malformed('too-long', error.message);
  if (exchange.cutShort === true) return malformed('cut-short', `The reply ended early: ${wordsOf(error)}`);
  if (exchange.method === undefined) return localFault(error);
  const type = transportType(error);
  return { origin: 'transport', type, message: clean(wordsOf(error)) };
}

/**
 * The fault of a call, as far as the wire tells it before anybody reads the reply: it broke, it was refused, or a page came in the
 * reply's place. `ending`: what its client threw, and whether our own deadline ended it.
 */
export function faultOfCall(exchange: Exchange, ending: { error?: unknown; timedOut?: boolean }): Fault | undefined {
  const { status, error = ending.error } = exchange;
  if (exchange.error !== undefined || status === undefined)
    return brokenExchange(exchange, error, ending.timedOut === true);
  if (status >= 300) return serviceFault(exchange);
  const text = bodyText(exchange);
  return text.trim() !== '' && looksLikeHtml(exchange, text) ? malformed('html', titleOf(text)) : undefined;
}

export function bodyText(exchange: Exchange): string {
  return exchange.body === undefined
    ? ''
    : Buffer.from(exchange.body)
        .toString('utf8')
        .replace(/^\uFEFF/, '');
}

export function looksLikeHtml(exchange: Exchange, text: string): boolean {
  return (
    /^\s*(?:<!doctype html|<html|<head|<body)/i.test(text) ||
    (exchange.headers?.['content-type'] ?? '').includes('text/html')
  );
}

/** Characters of a page that are looked at: its title comes first. */
const headOfPage = 16_384;

/** Title of a page, else its first words. */
export function titleOf(html: string): string {
  const head = html.slice(0, headOfPage);
  return cut((titleIn(head) ?? withoutTags(head)).replaceAll(/\s+/g, ' ').trim(), 200);
}

function titleIn(html: string): string | undefined {
  const at = html.toLowerCase().indexOf('<title');
  const start = at < 0 ? -1 : html.indexOf('>', at);
  if (start < 0) return undefined;
  const end = html.indexOf('<', start);
  return html.slice(start + 1, end < 0 ? undefined : end);
}

/** By hand: an expression for `<…>` looks through the rest of the text for each `<` that nothing closes. */
function withoutTags(html: string): string {
  const words: string[] = [];
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    const end = start < 0 ? -1 : html.indexOf('>', start);
    if (end < 0) break;
    words.push(html.slice(at, start));
    at = end + 1;
  }
  words.push(html.slice(at));
  return words.join(' ');
}

function statementOf(text: string): Statement {
  if (text.trim() === '') return { message: '' };
  try {
    const parsed: unknown = JSON.parse(text);
    return statementIn(parsed) ?? { message: text };
  } catch {
    return statementInXml(text) ?? { message: text };
  }
}

function headerType(exchange: Exchange): string | undefined {
  const raw = exchange.headers?.['x-amzn-errortype'];
  return raw === undefined ? undefined : exceptionName(raw);
}

function timeoutMessage(exchange: Exchange): string {
  if (exchange.status === undefined) return 'No reply within the time limit.';
  return 'The reply began but did not end within the time limit.';
}

/** Nothing was sent: the SDK found no credentials, or could not build the request. */
function localFault(error: unknown): Fault {
  const name = error instanceof Error ? error.name : '';
  const type = /Credential|Token|SSO|Identity/i.test(`${name} ${wordsOf(error)}`) ? 'credentials' : 'request';
  return { origin: 'local', type, message: clean(wordsOf(error)) };
}

const transportTypes: readonly [RegExp, string][] = [
  [/ENOTFOUND|EAI_AGAIN|EAI_FAIL/, 'dns'],
  [/ECONNREFUSED/, 'refused'],
  [/Proxy response|HTTP Tunneling|UND_ERR_PRX/i, 'proxy'],
  // What answers speaks no TLS at all: no certificate would help.
  [/WRONG_VERSION_NUMBER|wrong version number|ERR_SSL_PACKET_LENGTH_TOO_LONG|packet length too long/, 'not-tls'],
  [/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET|ERR_TLS|ERR_SSL|EPROTO|certificate/i, 'tls'],
  [/ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT/, 'timeout'],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET|other side closed|socket hang up|ECONNABORTED/, 'reset'],
];

function transportType(error: unknown): string {
  const words = `${codesOf(error)} ${wordsOf(error)}`;
  return transportTypes.find(([pattern]) => pattern.test(words))?.[1] ?? 'network';
}

function codesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error ? String(error.code) : '';
  const causes = error instanceof AggregateError ? error.errors : [error.cause];
  return [code, ...causes.map(codesOf)].join(' ');
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.message === '') return error.errors.map(wordsOf).join('; ');
  const cause = error.cause instanceof Error ? ` (${wordsOf(error.cause)})` : '';
  return `${error.message}${cause}`;
}

/** What a statement names is a word each; a whole book is none of them. */
function shortNames(statement: Statement): Statement {
  const short: Statement = { message: statement.message };
  for (const name of ['type', 'code', 'param'] as const) {
    const value = statement[name];
    if (value !== undefined) short[name] = bounded(value, longestName);
  }
  return short;
}

function clean(message: string): string {
  return redact(cut(message, longestMessage)).trim();
}
