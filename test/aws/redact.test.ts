import { describe, expect, it } from 'vitest';
import { redact } from '../../src/aws/redact.ts';

describe('redact', () => {
  it.each([
    ['arn:aws:iam::998877665544:user/x', 'arn:aws:iam::123456789012:user/x'],
    ['account 998877665544 has', 'account 123456789012 has'],
    ['key AKIAABCDEFGHIJKLMNOP here', 'key [redacted] here'],
    ['ASIAABCDEFGHIJKLMNOP', '[redacted]'],
    ['Authorization: Bearer abc.def-ghi', 'Authorization: [redacted]'],
    ['"x-api-key": "abcdef"', '"x-api-key": "[redacted]"'],
    ['?X-Amz-Signature=0123abcd&x=1', '?X-Amz-Signature=[redacted]&x=1'],
    ['the key bedrock-api-key-YWJjZGVm is bad', 'the key [redacted] is bad'],
    ['ABSKabcdefghij0123', '[redacted]'],
    [
      '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A998877665544%3Ainference-profile%2Fx',
      '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ainference-profile%2Fx',
    ],
    [
      'arn%253Aaws%253Abedrock%253Aus-east-1%253A998877665544%253Ax',
      'arn%253Aaws%253Abedrock%253Aus-east-1%253A123456789012%253Ax',
    ],
    ['{"SecretAccessKey": "abcdefgh1234"}', '{"SecretAccessKey": "[redacted]"}'],
    ['aws_session_token=FwoGZXIvYXdzEXAMPLE', 'aws_session_token=[redacted]'],
    ['cdk-hnb659fds-role-999988887777-us-east-1', 'cdk-hnb659fds-role-123456789012-us-east-1'],
    ['bucket-999988887777', 'bucket-123456789012'],
    ['999988887777_x and x999988887777y', '123456789012_x and x123456789012y'],
    ['9999-8888-7777 or 9999 8888 7777', '123456789012 or 123456789012'],
    ['９９９９８８８８７７７７', '123456789012'],
    ['0f8fad5b-d9cb-469f-a165-708677289501 of 9999-8888-7777', '0f8fad5b-d9cb-469f-a165-708677289501 of 123456789012'],
    ['role-9999-8888-7777-a165-x', 'role-123456789012-a165-x'],
    ['９９９９－８８８８－７７７７', '123456789012'],
  ])('makes of "%s" "%s"', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  it.each([
    'anthropic.claude-haiku-4-5-20251001-v1:0',
    'Too many requests',
    'request 0f8fad5b-d9cb-469f-a165-708677289501',
    'request cceb1234-5678-9012-b51d-ea26cac30b90',
    'request cceb000a-5678-9012-1234-ea26cac30b90',
    'request cceb000a-a678-9012-1234-5678cac30b90',
    'request 12345678-9012-3456-7890-123456789013',
    'at 1764460800000',
    'it took 0.123456789012 s',
    'sha e4d909c290d0fb1ca068ffad999988887777',
    'card 4111-1111-1111-1111',
    '2026-11-21 and 2026-1121',
  ])('leaves "%s" alone', (text) => {
    expect(redact(text)).toBe(text);
  });
});
