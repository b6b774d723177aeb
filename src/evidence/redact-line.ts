/** The last line of defence before anything is stored: messages were redacted where they were made, this catches what was missed. */
import { mayNeedRedaction, redact } from '../aws/redact.ts';
import { cleanFor } from '../medium.ts';

const secretKeys =
  /^(?:authorization|x-api-key|x-amz-security-token|x-amz-signature|secret_?access_?key|session_?token)$/i;

/** The one thing under such a key that is none: what GetFoundationModelAvailability says. */
const claim = /^(?:NOT_)?AUTHORIZED$/;

/** One line of NDJSON for `value`, newline included, with every string in it redacted. */
export function redactedLine(value: object): string {
  const text = JSON.stringify(value);
  return `${cleanFor('json', mayNeedRedaction(text) ? JSON.stringify(value, redacted) : text)}\n`;
}

function redacted(key: string, member: unknown): unknown {
  if (typeof member !== 'string') return member;
  return secretKeys.test(key) && !claim.test(member) ? '[redacted]' : redact(member);
}
