/** Declares the options that compare a run with an earlier one. */
import type { DecidedOption } from './option.ts';
import { oneOf, text, wholeNumber, yesNo } from './parsers.ts';

export type FailOn = 'regression' | 'change' | 'blocked' | 'inconclusive';

const conditions: readonly FailOn[] = ['regression', 'change', 'blocked', 'inconclusive'];

export const tableFormats = ['text', 'md', 'csv', 'json'] as const;

const comparing = 'What changed:';

export const compareOptions = {
  baseline: {
    flags: '--baseline <file>',
    group: comparing,
    commandLineOnly: true,
    help: 'earlier run to compare with: its evidence, JSON or CSV',
    parse: text,
  },
  compare: {
    flags: '--compare <file>',
    group: comparing,
    commandLineOnly: false,
    help: 'earlier catalogue, as JSON: shows which models are new, gone or changed',
    parse: text,
  },
  catalogue: {
    flags: '--catalogue <file>',
    group: comparing,
    commandLineOnly: false,
    help: 'catalogue, as `models -o models.json` writes it, from which an agent is answered too',
    parse: text,
  },
  failOn: {
    flags: '--fail-on <list>',
    group: comparing,
    commandLineOnly: true,
    help: `exit code 3 if one of these is found: ${conditions.join(', ')}`,
    many: 'commas',
    parse: oneOf(conditions),
  },
  confirm: {
    flags: '--confirm <n>',
    group: comparing,
    commandLineOnly: true,
    help: 'tests a cell that broke again, n times, before it counts as broken, 0 to 10',
    // One more call for few cells; a run without it says what it saw.
    default: '0',
    parse: wholeNumber(0, 10),
  },
  expectations: {
    flags: '--expectations <file>',
    group: comparing,
    commandLineOnly: true,
    help: 'what is known and accepted, one line each; warns when a line expires or no longer applies',
    parse: text,
  },
  updateExpectations: {
    flags: '--update-expectations',
    group: comparing,
    commandLineOnly: true,
    help: 'writes that file: adds what --fail-on finds, drops lines that no longer apply',
    default: 'off',
    parse: yesNo,
  },
  tableFormat: {
    flags: '--format <name>',
    variable: 'BEDROCK_MATRIX_TABLE_FORMAT',
    group: comparing,
    commandLineOnly: false,
    help: `of what goes to stdout: ${tableFormats.join(', ')}`,
    default: 'text',
    parse: oneOf(tableFormats),
  },
} as const satisfies Record<string, DecidedOption>;
