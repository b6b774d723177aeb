/** Text that fits where it must. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { padEnd, padStart, textWidth, truncate, wrap } from '../../src/text/text-width.ts';

it('knows that some characters are wide and some have no width', () => {
  expect(['abc', '漢字', '😀', 'e\u0301', '✓✗■', 'ｆｕｌｌ'].map(textWidth)).toEqual([3, 4, 2, 1, 3, 8]);
});

it('cuts with an ellipsis, never in the middle of a wide character', () => {
  expect(truncate('abcdef', 4)).toBe('abc…');
  expect(truncate('漢字漢字', 4)).toBe('漢…');
  expect(truncate('abc', 3)).toBe('abc');
  expect(truncate('abc', 0)).toBe('');
});

it('never exceeds the width', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, width) => {
      expect(textWidth(truncate(text, width))).toBeLessThanOrEqual(width);
    }),
  );
});

it('pads to a width', () => {
  expect([padEnd('漢', 4), padStart('漢', 4), padEnd('long', 2)]).toEqual(['漢  ', '  漢', 'long']);
});

it('wraps at spaces, loses no word, and leaves a long one whole', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('see arn:aws:bedrock:us-east-1 now', 10)).toEqual(['see', 'arn:aws:bedrock:us-east-1', 'now']);
  expect(wrap('  ', 10)).toEqual([]);
});
