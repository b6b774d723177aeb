/** The lines of an evidence file: NDJSON, one object a line, told apart by `t`. */
import { endpoints } from '../api-facts.ts';
import { isApiName } from '../api-names.ts';
import { verdictNames } from '../enumerations.ts';
import type { Attempt, Availability, CellResult, Listing, Row, RunEnd, RunHeader } from '../types.ts';

/** The schema this version writes, and the newest that it reads. */
export const evidenceSchema = 1;

type RunLine = { t: 'run' } & RunHeader;
type ResumeLine = { t: 'resume'; at: string };
type ListingLine = { t: 'listing' } & Listing;
type RowLine = { t: 'row' } & Row;
type ClaimLine = { t: 'claim' } & Availability;
type AttemptLine = { t: 'attempt'; cell: string } & Attempt;
type CellLine = { t: 'cell'; cell: string } & CellResult;
type EndLine = { t: 'end' } & RunEnd;

/** `cell` is a `cellKey`. The first line is `run`; a run that goes on later adds `resume`, and its `end` replaces the earlier one. */
export type EvidenceLine = RunLine | ResumeLine | ListingLine | RowLine | ClaimLine | AttemptLine | CellLine | EndLine;

type Kind =
  | 'string'
  | 'number'
  | 'boolean'
  | 'object'
  | 'strings'
  | 'apis'
  | 'columns'
  | 'claims'
  | 'reply'
  | 'fault'
  | 'verdict'
  | 'endpoint'
  | 'schema';
type Field = Kind | `${Kind}?`;

/** What each line must hold, and of what kind its optional members are: what a report relies on. */
const fields = {
  run: {
    schema: 'schema',
    tool: 'string',
    versions: 'object',
    options: 'object',
    regions: 'strings',
    apis: 'apis',
    features: 'columns?',
    accounts: 'strings?',
    startedAt: 'string',
    simulated: 'boolean',
  },
  resume: { at: 'string' },
  listing: {
    account: 'string?',
    source: 'string',
    region: 'string',
    ok: 'boolean',
    count: 'number',
    problem: 'string?',
    absent: 'string?',
  },
  row: {
    account: 'string?',
    region: 'string',
    endpoint: 'endpoint',
    model: 'string',
    profileType: 'string',
    profile: 'string?',
    kind: 'string?',
    provider: 'string',
    input: 'strings',
    output: 'strings',
    destinations: 'strings?',
    claims: 'claims?',
  },
  claim: {
    account: 'string?',
    region: 'string',
    model: 'string',
    agreement: 'string?',
    authorization: 'string?',
    entitlement: 'string?',
    inRegion: 'string?',
  },
  attempt: {
    cell: 'string',
    at: 'string',
    ms: 'number',
    method: 'string',
    path: 'string',
    route: 'string',
    variant: 'string',
    sent: 'string',
    status: 'number?',
    requestId: 'string?',
    retryAfterMs: 'number?',
    firstByteMs: 'number?',
    reply: 'reply?',
    fault: 'fault?',
  },
  cell: {
    cell: 'string',
    verdict: 'verdict',
    reason: 'string?',
    rule: 'string',
    message: 'string?',
    status: 'number?',
    requestId: 'string?',
    errorType: 'string?',
    at: 'string?',
    ms: 'number?',
    inputTokens: 'number?',
    outputTokens: 'number?',
    cacheWriteTokens: 'number?',
    firstByteMs: 'number?',
    route: 'string?',
    variant: 'string?',
    calls: 'number',
  },
  end: {
    endedAt: 'string',
    wallMs: 'number',
    calls: 'number',
    incomplete: 'string?',
    suspect: 'string?',
    interrupted: 'boolean?',
  },
} satisfies Record<EvidenceLine['t'], Record<string, Field>>;

/** The same of what stands inside a line. */
const members = {
  column: { key: 'string', column: 'string', apis: 'apis' },
  claims: {
    lifecycle: 'string?',
    endOfLife: 'string?',
    inferenceTypes: 'strings?',
    streaming: 'boolean?',
    status: 'string?',
  },
  reply: {
    text: 'string?',
    stopReason: 'string?',
    inputTokens: 'number?',
    outputTokens: 'number?',
    cacheWriteTokens: 'number?',
    reasoned: 'boolean?',
    reasoningTokens: 'number?',
    sight: 'string?',
    unmet: 'string?',
    responseId: 'string?',
  },
  fault: { origin: 'string', type: 'string?', code: 'string?', param: 'string?', message: 'string' },
} satisfies Record<string, Record<string, Field>>;

const verdicts = new Set<unknown>(verdictNames);
const endpointNames = new Set<unknown>(endpoints);

const kinds: Record<Kind, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  object: isObject,
  strings: (value) => isListOf(value, kinds.string),
  apis: (value) => isListOf(value, (name) => typeof name === 'string' && isApiName(name)),
  columns: (value) => isListOf(value, (column) => holds(column, members.column)),
  claims: (value) => holds(value, members.claims),
  reply: (value) => holds(value, members.reply),
  fault: (value) => holds(value, members.fault),
  verdict: (value) => verdicts.has(value),
  endpoint: (value) => endpointNames.has(value),
  schema: (value) => value === evidenceSchema,
};

/** What a line turned out to be: usable, or why not. */
export type ParsedLine =
  | { ok: true; line: EvidenceLine }
  | { ok: false; problem: 'garbage' | 'wrong-shape' | 'unknown-kind' | 'newer-schema'; detail: string };

/** Reads one line of text; never throws. */
export function parseLine(text: string): ParsedLine {
  const value = parseJson(text);
  if (!isObject(value)) return { ok: false, problem: 'garbage', detail: 'it is not a JSON object' };
  const { t, schema } = value;
  if (t === 'run' && typeof schema === 'number' && schema > evidenceSchema) {
    return { ok: false, problem: 'newer-schema', detail: `schema ${schema}` };
  }
  if (!isKnown(t)) return { ok: false, problem: 'unknown-kind', detail: `"t" is ${JSON.stringify(t) ?? 'missing'}` };
  if (isLine(value, t)) return { ok: true, line: value };
  return {
    ok: false,
    problem: 'wrong-shape',
    detail: `"${wrongField(value, t) ?? 't'}" is missing or of the wrong kind`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKnown(t: unknown): t is EvidenceLine['t'] {
  return typeof t === 'string' && Object.hasOwn(fields, t);
}

function isLine(value: unknown, t: EvidenceLine['t']): value is EvidenceLine {
  return isObject(value) && wrongField(value, t) === undefined;
}

function wrongField(value: Record<string, unknown>, t: EvidenceLine['t']): string | undefined {
  return unfit(value, fields[t]);
}

/** The first member that is not of its kind. */
function unfit(value: Record<string, unknown>, expected: Readonly<Record<string, Field>>): string | undefined {
  for (const [name, field] of Object.entries(expected)) {
    if (!fits(value[name], field)) return name;
  }
  return undefined;
}

function holds(value: unknown, expected: Readonly<Record<string, Field>>): boolean {
  return isObject(value) && unfit(value, expected) === undefined;
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function fits(value: unknown, field: Field): boolean {
  if (isKind(field)) return kinds[field](value);
  const kind = field.slice(0, -1);
  return value === undefined || (isKind(kind) && kinds[kind](value));
}

function isKind(field: string): field is Kind {
  return Object.hasOwn(kinds, field);
}
