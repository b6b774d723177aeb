/** Declares the options that choose how the tool talks. */
import type { DecidedOption } from './option.ts';
import { yesNo } from './parsers.ts';

const terminal = 'Terminal:';

export const terminalOptions = {
  yes: {
    flags: '-y, --yes',
    group: terminal,
    commandLineOnly: true,
    help: 'starts without a question, also in a new folder and before images; in a pipe and in CI nothing is asked anyway',
    default: 'off',
    parse: yesNo,
  },
  quiet: {
    flags: '-q, --quiet',
    group: terminal,
    commandLineOnly: true,
    help: 'no progress, no notes and no summary',
    default: 'off',
    parse: yesNo,
  },
  verbose: {
    flags: '-v, --verbose',
    group: terminal,
    commandLineOnly: true,
    help: 'prints more on stderr, also the stack trace of an unexpected error',
    default: 'off',
    parse: yesNo,
  },
  noColor: {
    flags: '--no-color',
    group: terminal,
    commandLineOnly: true,
    help: 'no colours; NO_COLOR and FORCE_COLOR are honoured too',
    default: 'off',
    parse: yesNo,
  },
  noProgress: {
    flags: '--no-progress',
    group: terminal,
    commandLineOnly: true,
    help: 'no progress on stderr',
    default: 'off',
    parse: yesNo,
  },
} as const satisfies Record<string, DecidedOption>;
