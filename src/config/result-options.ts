/** Declares the options that choose what is written, and where. */
import { formatNames, formatWord } from './formats.ts';
import type { CommandName, Option } from './option.ts';
import { text, yesNo } from './parsers.ts';

const where = 'Where results go:';
const rendering: CommandName[] = ['run', 'report'];

export const resultOptions = {
  output: {
    flags: '-o, --output <file>',
    on: rendering,
    group: where,
    help: 'report, repeatable; the extension picks the format, - is stdout',
    otherwise: 'bedrock_compatibility_matrix.csv; report: -',
    many: 'repeats',
    parse: text,
  },
  format: {
    flags: '-f, --format <name>',
    on: rendering,
    group: where,
    help: `for - and for files whose extension names none: ${formatNames.join(', ')}`,
    otherwise: 'csv',
    parse: formatWord,
  },
  details: {
    flags: '--details',
    on: rendering,
    group: where,
    help: 'adds to the CSV, per API: reason code, HTTP status, latency in ms, tokens',
    default: 'off',
    parse: yesNo,
  },
  bom: {
    flags: '--bom',
    on: rendering,
    group: where,
    help: 'starts the CSV with a UTF-8 byte order mark, for Excel',
    default: 'off',
    parse: yesNo,
  },
  errorLog: {
    flags: '--error-log <file>',
    on: ['run'],
    group: where,
    help: 'one readable block per cell that is neither ✓ nor a settled ✗',
    default: 'bedrock_errors.log',
    parse: text,
  },
  evidence: {
    flags: '--evidence <file>',
    on: ['run', 'explain'],
    group: where,
    help: 'the append-only record of every call',
    default: 'bedrock_evidence.ndjson',
    parse: text,
  },
  resume: {
    flags: '--resume',
    on: ['run'],
    group: where,
    help: 'goes on from the evidence instead of starting anew',
    default: 'off',
    parse: yesNo,
  },
  rejudge: {
    flags: '--rejudge',
    on: ['report'],
    group: where,
    help: 'draws the verdicts again from the recorded attempts',
    default: 'off',
    parse: yesNo,
  },
} as const satisfies Record<string, Option>;
