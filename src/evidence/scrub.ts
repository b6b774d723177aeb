/** The last line of defence before anything is stored: messages were redacted where they were made, this catches what was missed. */
import { redact } from '../aws/redact.ts';

/** ARNs in request paths, percent-encoded once or, in a canonical SigV4 path, twice. */
const encodedArn = /(arn(?:%3A|%253A)[\w-]+(?:(?:%3A|%253A)[\w-]*){2}(?:%3A|%253A))\d{12}/gi;
const secretNames = /((?:secret_?access_?key|session_?token|x-amz-signature)["']?\s*[:=]\s*["']?)[\w+/=%.-]{8,}/gi;

/** The same text without account ids in ARNs, keys, tokens and signatures. */
export function scrub(text: string): string {
  return redact(text).replace(encodedArn, '$1123456789012').replace(secretNames, '$1[redacted]');
}

const secretKeys =
  /^(?:authorization|x-api-key|x-amz-security-token|x-amz-signature|secret_?access_?key|session_?token)$/i;

/** One line of NDJSON for `value`, newline included, with every string in it scrubbed. */
export function scrubbedLine(value: object): string {
  const text = JSON.stringify(value, (key, member: unknown) => {
    if (typeof member !== 'string') return member;
    return secretKeys.test(key) ? '[redacted]' : scrub(member);
  });
  return `${text}\n`;
}
