/** Declares the options of the commands that check and prepare an account, doctor and policy, and of explain. */
import type { Option } from './option.ts';
import { oneOf, text, yesNo } from './parsers.ts';

const result = 'Result:';

export const checkOptions = {
  check: {
    flags: '--check <name>',
    group: result,
    help: "only these features, values, limits and probes: tool-use, 'effort=*', limit:output, probe:orders",
    defaultText: 'all, and the APIs themselves',
    many: 'commas',
    parse: text,
  },
  json: {
    flags: '--json',
    group: result,
    help: 'one JSON document on stdout',
    default: 'off',
    parse: yesNo,
  },
  policyFor: {
    flags: '--for <command>',
    variable: 'BEDROCK_MATRIX_POLICY_FOR',
    group: result,
    help: 'the command whose calls are to be allowed: run or models',
    default: 'run',
    parse: oneOf(['run', 'models'] as const),
  },
  terraform: {
    flags: '--terraform',
    group: result,
    help: 'an aws_iam_policy_document instead of JSON',
    default: 'off',
    parse: yesNo,
  },
  explain: {
    flags: '--explain',
    group: result,
    help: 'on stderr, why each statement is needed',
    default: 'off',
    parse: yesNo,
  },
} as const satisfies Record<string, Option>;
