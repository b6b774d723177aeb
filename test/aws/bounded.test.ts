import { describe, expect, it } from 'vitest';
import { bounded } from '../../src/aws/bounded.ts';
import { malformed, serviceFault } from '../../src/aws/fault.ts';

const account = '987654321098';

describe('a text that is cut', () => {
  it.each(Array.from({ length: 14 }, (_, at) => at))(
    'shows no part of an account id, %i digits before the cut',
    (at) => {
      for (const id of [account, '9876-5432-1098']) {
        const text = `${'word '.repeat(400).slice(0, 2000 - at)}${id} is not allowed`;
        expect(malformed('not-json', text).message).not.toMatch(/9876/);
        const body = Buffer.from(JSON.stringify({ message: text }));
        expect(serviceFault({ status: 403, body }).message).not.toMatch(/9876/);
      }
    },
  );

  it('keeps the numbers in it, and one that is short enough is kept whole', () => {
    expect(bounded('at most 4096 tokens', 15)).toBe('at most 4096 to… (19 characters)');
    expect(bounded('at most 4096', 12)).toBe('at most 4096');
  });
});
