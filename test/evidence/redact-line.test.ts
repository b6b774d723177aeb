/** Nothing secret is stored, and what is harmless costs one look. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayNeedRedaction, redact } from '../../src/aws/redact.ts';
import { redactedLine } from '../../src/evidence/redact-line.ts';

/** What secrets are made of, and what stands around them. */
const pieces = [
  '998877665544',
  'AKIAABCDEFGHIJKLMNOP',
  'ABSKabcdefghij0123',
  'bedrock-api-key-YWJj',
  'Authorization: ',
  'authorization=',
  'x-api-key":"',
  'X-Amz-Security-Token=',
  'security-token: ',
  'Bearer ',
  'Signature=',
  'X-Amz-Credential=',
  'Credential=',
  'secret_access_key = ',
  'secretAccessKey: ',
  'SESSIONTOKEN=',
  'session_token":"',
  'AWS4-HMAC-SHA256 ',
  'abcdefghij0123456789',
  '%3A',
  '%253A',
  ' ',
  '"',
  '\\',
  '\n',
  '€',
  '-',
];

const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));

describe('a line of evidence', () => {
  it('is looked at closely whenever redaction would change it', () => {
    fc.assert(
      fc.property(text, (message) => {
        const line = JSON.parse(redactedLine({ nested: [{ message }] }));
        expect(line).toEqual({ nested: [{ message: closely(message) }] });
      }),
      { numRuns: 3000 },
    );
  });

  it('hides whatever stands under the name of a secret', () => {
    expect(redactedLine({ sessionToken: 'x', headers: { 'X-Api-Key': 'y', other: 'z' } })).toBe(
      '{"sessionToken":"[redacted]","headers":{"X-Api-Key":"[redacted]","other":"z"}}\n',
    );
  });

  it.each(['AUTHORIZED', 'NOT_AUTHORIZED'])('keeps what an availability says: %s is no secret', (authorization) => {
    const claim = { t: 'claim', model: 'amazon.nova-lite-v1:0', authorization };
    expect(JSON.parse(redactedLine(claim))).toEqual(claim);
    expect(redact(JSON.stringify(claim))).toBe(JSON.stringify(claim));
  });

  it('of an ordinary attempt holds no trace of a secret', () => {
    expect(mayNeedRedaction('{"t":"attempt","inputTokens":12,"variant":"max_completion_tokens","rule":"reply"}')).toBe(
      false,
    );
  });
});

/** Redaction without the first look: the text is given a trace of its own. */
function closely(message: string): string {
  return redact(`bearer |${message}`).slice('bearer |'.length);
}
