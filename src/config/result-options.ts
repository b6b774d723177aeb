/** Declares the options that choose what is written, and where. */
import type { VerdictName } from '../types.ts';
import { formatNames, formatWord } from './formats.ts';
import type { DecidedOption } from './option.ts';
import { oneOf, text, yesNo } from './parsers.ts';

const where = 'Where results go:';

/** What `untested` is needs no asking for: it is always asked. */
const retryable: readonly Exclude<VerdictName, 'untested'>[] = ['inconclusive', 'blocked', 'unsupported', 'supported'];

export const resultOptions = {
  output: {
    flags: '-o, --output <file>',
    group: where,
    commandLineOnly: true,
    help: 'report, repeatable; the extension picks the format, - is stdout',
    defaultText: 'bedrock_compatibility_matrix.csv',
    many: 'repeats',
    parse: text,
  },
  format: {
    flags: '-f, --format <name>',
    group: where,
    commandLineOnly: true,
    help: `for - and for files whose extension names none: ${formatNames.join(', ')}`,
    defaultText: 'csv',
    parse: Object.assign(formatWord, { choices: formatNames }),
  },
  details: {
    flags: '--details',
    group: where,
    commandLineOnly: true,
    help: 'adds to the CSV, per API: reason code, HTTP status, latency in ms, tokens',
    default: 'off',
    parse: yesNo,
  },
  bom: {
    flags: '--bom',
    group: where,
    commandLineOnly: true,
    help: 'starts the CSV with a UTF-8 byte order mark, for Excel',
    default: 'off',
    parse: yesNo,
  },
  noRedact: {
    flags: '--no-redact',
    group: where,
    commandLineOnly: true,
    // AWS Support asks for request ids; whoever else reads a report has no use for them.
    help: 'keeps the request ids in reports; account ids and secrets are never in any',
    default: 'off',
    parse: yesNo,
  },
  errorLog: {
    flags: '--error-log <file>',
    group: where,
    commandLineOnly: true,
    help: 'one readable block per cell that is neither ✓ nor a settled ✗',
    default: 'bedrock_errors.log',
    parse: text,
  },
  evidence: {
    flags: '--evidence <file>',
    group: where,
    commandLineOnly: false,
    help: 'the append-only record of every call',
    default: 'bedrock_evidence.ndjson',
    parse: text,
  },
  resume: {
    flags: '--resume',
    group: where,
    commandLineOnly: false,
    help: 'continues the previous run',
    default: 'off',
    parse: yesNo,
  },
  retry: {
    flags: '--retry <list>',
    group: where,
    commandLineOnly: false,
    help: 'with --resume, the verdicts to test again: inconclusive, blocked, unsupported, supported',
    // What is settled was paid for; only where nothing was learned a second call can tell more.
    default: 'inconclusive',
    many: 'commas',
    parse: oneOf(retryable),
  },
  rejudge: {
    flags: '--rejudge',
    group: where,
    commandLineOnly: false,
    help: 'draws the verdicts again from the recorded attempts',
    default: 'off',
    parse: yesNo,
  },
} as const satisfies Record<string, DecidedOption>;
