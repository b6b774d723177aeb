import { describe, expect, it } from 'vitest';
import { loggingText } from '../../src/catalogue/logging.ts';
import type { LoggingRecord } from '../../src/catalogue/record.ts';

describe('what the account logs, in a line', () => {
  it.each<[LoggingRecord[], string | undefined]>([
    [[], undefined],
    [[{ destinations: [], data: [], regions: ['us-east-1'] }], 'invocations are not logged in 1 Region'],
    [
      [
        { destinations: ['s3'], data: ['text'], regions: ['us-east-1', 'us-west-2'] },
        { destinations: [], data: [], regions: ['eu-west-1'] },
      ],
      'invocations are logged in 2 Regions (s3), not in 1',
    ],
  ])('of %j: %s', (records, text) => {
    expect(loggingText(records)).toBe(text);
  });
});
