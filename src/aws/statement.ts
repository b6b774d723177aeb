/** Finds what the service said in an error body, in any of the envelopes that Bedrock's surfaces use. */

/** Type, code, parameter and words of an error, as far as the body has them. */
export interface Statement {
  type?: string;
  code?: string;
  param?: string;
  message: string;
}

type Fields = Record<string, unknown>;

/**
 * Reads a parsed body. The shapes are those of recorded replies: `{message}` and IAM's `{Message}`, OpenAI's
 * `{error:{code,message,param,type}}`, Anthropic's `{type:'error',error:{type,message}}`, Coral's `{Output:{__type}}`
 * and `{__type}`, and any of them as JSON inside a message. Undefined when the body states no error.
 */
export function statementIn(body: unknown): Statement | undefined {
  if (!isFields(body)) return undefined;
  const inner = body['error'] ?? body['Error'] ?? body['Output'];
  if (isFields(inner)) return merge(fieldsOf(body), fieldsOf(inner));
  if (typeof inner === 'string') return unwrap({ ...fieldsOf(body), message: inner });
  const own = fieldsOf(body);
  return own.message !== '' || body['__type'] !== undefined ? unwrap(own) : undefined;
}

/** Characters of an XML error that are looked at. */
const longestXml = 16_384;

/** Reads an XML error (`<UnknownOperationException/>`, `<Error><Code>..</Code><Message>..</Message></Error>`). */
export function statementInXml(text: string): Statement | undefined {
  const xml = text.slice(0, longestXml);
  const type = elementIn(xml, 'code') || exceptionElement(xml);
  const message = elementIn(xml, 'message') ?? '';
  return type === undefined && message === '' ? undefined : { ...(type && { type }), message };
}

/** What stands between the tags of an element that holds text alone. By hand, in one pass: see `withoutTags` of fault.ts. */
function elementIn(xml: string, name: string): string | undefined {
  const lower = xml.toLowerCase();
  const open = `<${name}>`;
  for (let at = lower.indexOf(open); at >= 0; at = lower.indexOf(open, at + 1)) {
    const start = at + open.length;
    const end = xml.indexOf('<', start);
    if (end >= 0 && lower.startsWith(`</${name}>`, end)) return xml.slice(start, end);
  }
  return undefined;
}

/** The first element whose name ends as those of exceptions do. */
function exceptionElement(xml: string): string | undefined {
  for (const [, name = ''] of xml.matchAll(/<(\w{1,200})/g)) {
    if (/(?:Exception|Error|Fault)$/.test(name)) return name;
  }
  return undefined;
}

/** `com.amazon.coral.service#UnknownOperationException` and `ValidationException:http://…` are the name alone. */
export function exceptionName(raw: string): string {
  return (raw.split('#').pop() ?? raw).split(':')[0]?.trim() ?? raw;
}

function fieldsOf(body: Fields): Statement {
  const type = body['__type'] ?? (body['type'] === 'error' ? undefined : body['type']);
  const message = body['message'] ?? body['Message'] ?? body['errorMessage'] ?? body['detail'];
  return {
    ...(typeof type === 'string' && { type: exceptionName(type) }),
    ...stringField('code', body['code'] ?? body['Code']),
    ...stringField('param', body['param']),
    message: wordsIn(message),
  };
}

function wordsIn(message: unknown): string {
  if (typeof message === 'string') return message;
  return message === undefined || message === null ? '' : jsonOf(message);
}

/** What is nested deeper than anybody would write cannot be written down again. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '(nested too deep to be shown)';
  }
}

function stringField<K extends string>(name: K, value: unknown): { [P in K]?: string } {
  if (typeof value !== 'string' && typeof value !== 'number') return {};
  const field: { [P in K]?: string } = {};
  field[name] = String(value);
  return field;
}

function merge(outer: Statement, inner: Statement): Statement {
  return unwrap({ ...outer, ...inner, message: inner.message || outer.message });
}

/** The message may itself be an error document, whole or behind a prefix such as `The model returned the following errors: `. */
function unwrap(statement: Statement): Statement {
  const start = statement.message.indexOf('{');
  if (start < 0) return statement;
  const nested = statementIn(parse(statement.message.slice(start)));
  if (nested === undefined || nested.message === '') return statement;
  return {
    ...nested,
    ...statement,
    ...(statement.param === undefined && nested.param && { param: nested.param }),
    message: statement.message.slice(0, start) + nested.message,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
