/** Declares the options that choose how calls are made: their pace, and the account or simulator they go to. */
import type { Option } from './option.ts';
import { dollars, oneOf, origin, roleArn, seconds, sessionName, text, wholeNumber, yesNo } from './parsers.ts';

const pace = 'Pace:';
const aws = 'AWS:';
const rehearsal = 'Rehearsal:';
const budget = 'Budget:';

/** `auto`: the API key of the environment where there is one, else signatures. */
const authWords = ['auto', 'sigv4', 'api-key'] as const;

export const callOptions = {
  concurrency: {
    flags: '-c, --concurrency <n>',
    group: pace,
    help: 'cells (models: calls) in flight at most, 1 to 512',
    // Calls mostly wait: sixteen keep a small account below its quotas and a whole Region within minutes.
    default: '16',
    parse: wholeNumber(1, 512),
  },
  modelConcurrency: {
    flags: '--model-concurrency <n>',
    group: pace,
    help: 'cells in flight at most for one model, 1 to 512',
    // Quotas are per model and shared by its APIs; more at once mostly earns throttling.
    default: '2',
    parse: wholeNumber(1, 512),
  },
  rpm: {
    flags: '--rpm <n>',
    group: pace,
    help: 'calls per minute at most to one endpoint in one Region, 1 to 100000',
    // The service itself tells how fast it can be called; this is for who shares the account with others.
    defaultText: 'as many as the service admits',
    parse: wholeNumber(1, 100_000),
  },
  timeout: {
    flags: '--timeout <seconds>',
    group: pace,
    help: 'for one call, in seconds; fractions are allowed',
    // Long enough for a queued reasoning model, short enough that a silent one does not hold the run.
    default: '30',
    parse: seconds,
  },
  retries: {
    flags: '--retries <n>',
    group: pace,
    help: 'for one cell, on faults worth retrying, 0 to 20',
    // With doubling waits four retries outlast a one-minute quota window.
    default: '4',
    parse: wholeNumber(0, 20),
  },
  noRequestMetadata: {
    flags: '--no-request-metadata',
    group: aws,
    // Invocation logs are read for what users ask; a nightly run of this tool is noise there.
    help: 'does not send application=bedrock-matrix, which marks these calls in invocation logs (Converse, InvokeModel)',
    default: 'off',
    parse: yesNo,
  },
  profile: {
    flags: '--profile <list>',
    group: aws,
    help: 'named profile of the AWS configuration; several: each account is measured, in rows of its own',
    defaultText: "the SDK's default chain",
    many: 'commas',
    parse: text,
  },
  roleArn: {
    flags: '--role-arn <arn>',
    group: aws,
    help: 'IAM role to assume',
    parse: roleArn,
  },
  externalId: {
    flags: '--external-id <id>',
    group: aws,
    help: 'external id that the role of --role-arn requires',
    parse: text,
  },
  roleSessionName: {
    flags: '--role-session-name <name>',
    group: aws,
    help: 'name of the session of --role-arn, as CloudTrail shows it',
    default: 'bedrock-matrix',
    parse: sessionName,
  },
  auth: {
    flags: '--auth <kind>',
    group: aws,
    help: 'sigv4 (signed requests); api-key (AWS_BEARER_TOKEN_BEDROCK, or a short-term key made from the credentials); auto (the variable if it is set, else sigv4)',
    default: 'auto',
    parse: oneOf(authWords),
  },
  endpointUrl: {
    flags: '--endpoint-url <url>',
    group: aws,
    help: 'origin, without a path, in place of every Bedrock endpoint',
    defaultText: 'the AWS_ENDPOINT_URL variables',
    parse: origin,
  },
  maxCost: {
    flags: '--max-cost <usd>',
    group: budget,
    help: 'calls the cheapest cells first, and stops before the run costs more than this many US dollars, at list prices',
    defaultText: 'no bound',
    parse: dollars,
  },
  maxCalls: {
    flags: '--max-calls <n>',
    group: budget,
    help: 'stops before the run makes more than this many calls to models',
    defaultText: 'no bound',
    parse: wholeNumber(1, 1_000_000),
  },
  acceptAgreements: {
    flags: '--accept-agreements',
    group: budget,
    help: 'also calls Marketplace models, although the first call accepts their agreement',
    default: 'off',
    parse: yesNo,
  },
  demo: {
    flags: '--demo',
    group: rehearsal,
    help: 'runs against the built-in simulator, without an AWS account; files become *.demo.*',
    default: 'off',
    parse: yesNo,
  },
  dryRun: {
    flags: '--dry-run',
    group: rehearsal,
    commandLineOnly: true,
    help: 'shows the rows and cells that a run would test, and calls no model',
    default: 'off',
    parse: yesNo,
  },
} as const satisfies Record<string, Option>;
