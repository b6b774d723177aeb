/** Declares the options that choose how calls are made: their pace, and the account or simulator they go to. */
import type { CommandName, Option } from './option.ts';
import { origin, roleArn, seconds, text, wholeNumber, yesNo } from './parsers.ts';

const pace = 'Pace:';
const aws = 'AWS:';
const rehearsal = 'Rehearsal:';
const asking: CommandName[] = ['run', 'list'];

export const callOptions = {
  concurrency: {
    flags: '-c, --concurrency <n>',
    on: ['run'],
    group: pace,
    help: 'cells in flight at most, 1 to 512',
    // Calls mostly wait: sixteen keep a small account below its quotas and a whole Region within minutes.
    default: '16',
    parse: wholeNumber(1, 512),
  },
  modelConcurrency: {
    flags: '--model-concurrency <n>',
    on: ['run'],
    group: pace,
    help: 'cells in flight at most for one model, 1 to 512',
    // Quotas are per model and shared by its APIs; more at once mostly earns throttling.
    default: '2',
    parse: wholeNumber(1, 512),
  },
  timeout: {
    flags: '--timeout <seconds>',
    on: asking,
    group: pace,
    help: 'for one call, in seconds; fractions are allowed',
    // Long enough for a queued reasoning model, short enough that a silent one does not hold the run.
    default: '30',
    parse: seconds,
  },
  retries: {
    flags: '--retries <n>',
    on: asking,
    group: pace,
    help: 'for one cell, on faults worth retrying, 0 to 20',
    // With doubling waits four retries outlast a one-minute quota window.
    default: '4',
    parse: wholeNumber(0, 20),
  },
  profile: {
    flags: '--profile <name>',
    on: asking,
    group: aws,
    help: 'named profile of the AWS configuration',
    otherwise: "the SDK's default chain",
    parse: text,
  },
  roleArn: {
    flags: '--role-arn <arn>',
    on: asking,
    group: aws,
    help: 'IAM role to assume',
    parse: roleArn,
  },
  endpointUrl: {
    flags: '--endpoint-url <url>',
    on: asking,
    group: aws,
    help: 'origin, without a path, in place of every Bedrock endpoint',
    otherwise: 'the AWS_ENDPOINT_URL variables',
    parse: origin,
  },
  demo: {
    flags: '--demo',
    on: asking,
    group: rehearsal,
    help: 'runs against the built-in simulator, without an AWS account; files become *.demo.*',
    default: 'off',
    parse: yesNo,
  },
  dryRun: {
    flags: '--dry-run',
    on: ['run'],
    group: rehearsal,
    help: 'shows the rows and cells that would be probed, and calls no model',
    default: 'off',
    parse: yesNo,
  },
} as const satisfies Record<string, Option>;
