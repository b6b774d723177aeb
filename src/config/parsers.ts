/** Owns the reading of one word of an option: from text to value, or a usage error that names where the word came from. */
import { usageError } from '../errors.ts';
import { suggestion } from './nearest.ts';

/** `source` is what the user would have to change: an option as typed, or a variable. */
export interface Parse<T> {
  (word: string, source: string): T;
  /** The words it takes, where they are a closed list. */
  choices?: readonly string[];
}

/** A whole number within bounds, both included. */
export function wholeNumber(least: number, most: number): Parse<number> {
  return (word, source) => {
    const value = /^\d+$/.test(word) ? Number(word) : NaN;
    if (value >= least && value <= most) return value;
    throw usageError(
      `${source} takes a whole number from ${least} to ${most}, not "${word}"`,
      `Write it in digits, for example ${source}${source.startsWith('-') ? ' ' : '='}${Math.max(least, 4)}.`,
    );
  };
}

/** Seconds, fractions allowed, to whole milliseconds; above nothing and at most an hour. */
export function seconds(word: string, source: string): number {
  const ms = /^(\d+(?:\.\d*)?|\.\d+)$/.test(word) ? Math.round(Number(word) * 1000) : NaN;
  if (ms >= 1 && ms <= 3_600_000) return ms;
  throw usageError(
    `${source} takes a time in seconds, above 0 and at most 3600, not "${word}"`,
    'Write the seconds without a unit, for example 30 or 2.5.',
  );
}

const yes = new Set(['1', 'true', 'yes', 'on']);
const no = new Set(['0', 'false', 'no', 'off']);

/** A switch as the environment writes it. */
export function yesNo(word: string, source: string): boolean {
  const lower = word.toLowerCase();
  if (yes.has(lower)) return true;
  if (no.has(lower)) return false;
  throw usageError(
    `${source} is a switch and takes true or false, not "${word}"`,
    'Use 1, true, yes or on; 0, false, no or off.',
  );
}

/** `s3://bucket` or `s3://bucket/prefix`; the service wants the place where it writes to end like a folder. */
export function s3Uri(word: string, source: string): string {
  if (/^s3:\/\/[a-z0-9{][a-z0-9.{}-]{1,61}[a-z0-9}](?:\/\S*)?$/.test(word))
    return word.endsWith('/') ? word : `${word}/`;
  throw usageError(
    `${source} takes the place in a bucket, not "${word}"`,
    'Write it as s3://bucket or s3://bucket/prefix.',
  );
}

/** One name of a closed list; case does not matter. */
export function oneOf<T extends string>(names: readonly T[]): Parse<T> {
  const parse: Parse<T> = (word, source) => {
    const found = names.find((name) => name === word.toLowerCase());
    if (found !== undefined) return found;
    throw usageError(`${source} does not know "${word}"`, suggestion(word, names));
  };
  return Object.assign(parse, { choices: names });
}

/** Any text. */
export function text(word: string): string {
  return word;
}

/** The ARN of an IAM role. */
export function roleArn(word: string, source: string): string {
  if (/^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/.test(word)) return word;
  throw usageError(
    `${source} takes the ARN of an IAM role, not "${word}"`,
    'It looks like arn:aws:iam::123456789012:role/name; "aws iam get-role" shows it.',
  );
}

/** What STS takes for the name of a role's session. */
export function sessionName(word: string, source: string): string {
  if (/^[\w+=,.@-]{2,64}$/.test(word)) return word;
  throw usageError(
    `${source} takes 2 to 64 letters, digits or +=,.@-_, not "${word}"`,
    'CloudTrail shows it: name the job, for example nightly-matrix.',
  );
}

/** US dollars, fractions allowed, above nothing. */
export function dollars(word: string, source: string): number {
  const value = /^\$?(\d+(?:\.\d*)?|\.\d+)$/.test(word) ? Number(word.replace('$', '')) : Number.NaN;
  if (value > 0) return value;
  throw usageError(`${source} takes an amount in US dollars above 0, not "${word}"`, 'For example 0.50.');
}

/** An http or https origin, as the AWS CLI takes endpoints but without a path: the paths of each API are added to it. */
export function origin(word: string, source: string): string {
  const url = URL.canParse(word) ? new URL(word) : undefined;
  if (url !== undefined && (url.username !== '' || url.password !== '')) {
    throw usageError(
      `${source} holds a user name or password`,
      `Write ${url.host} alone; calls are signed or carry a key.`,
    );
  }
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw usageError(
      `${source} takes an http or https URL, not "${withoutLogin(word)}"`,
      'For example https://bedrock.example.com.',
    );
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw usageError(
      `${source} takes an origin without a path, not "${withoutLogin(word)}"`,
      `Write ${url.origin}; /openai/v1, /anthropic/v1 and the like are added to it.`,
    );
  }
  return url.origin;
}

/** What stands before the last `@` may be a password, whether the rest is a URL or not. */
function withoutLogin(word: string): string {
  const at = word.lastIndexOf('@');
  return at === -1 ? word : `[redacted]${word.slice(at)}`;
}

/** A whole number within bounds, or the one word that stands for finding it out. */
export function wholeNumberOr<T extends string>(other: T, least: number, most: number): Parse<number | T> {
  const number = wholeNumber(least, most);
  return (word, source) => (word.toLowerCase() === other ? other : number(word, source));
}

/** A part of a plan, `2/4`, or `auto`. */
export function shardWord(word: string, source: string): { index: number; count: number } | 'auto' {
  if (word.toLowerCase() === 'auto') return 'auto';
  const [, index = NaN, count = NaN] = (/^(\d{1,6})\/(\d{1,6})$/.exec(word) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw usageError(
    `${source} takes a part such as 2/4, counted from 1, or auto, not "${word}"`,
    `The parts of four are 1/4, 2/4, 3/4 and 4/4.`,
  );
}
