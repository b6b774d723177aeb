/** The catalogue of reasons. */
import { describe, expect, it } from 'vitest';

import { isReason, reasons } from '../../src/reasons/reasons.ts';
import { featureReasons } from '../../src/reasons/features.ts';
import { rules } from '../../src/verdict/rules.ts';

/** Given without a rule: by judge, or by whoever stops a run. */
const withoutRule = ['endpoint-has-no-api', ...Object.keys(featureReasons)];

describe('reasons', () => {
  it.each(Object.entries(reasons))(
    '%s says what it means, what to do, and where AWS explains it',
    (_code, { title, meaning, nextStep, docs }) => {
      expect(title.length).toBeLessThan(50);
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      // Where ids and APIs that answered are named, they are a sentence of their own.
      expect(nextStep.replace('{alternatives}', 'One answered.')).toMatch(/[.]$/);
      expect(docs).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/bedrock\/latest\/userguide\/[\w-]+\.html$/);
    },
  );

  it('are all in use', () => {
    const used = new Set<string>([...rules.map(({ reason }) => reason), ...withoutRule]);
    const idle = Object.entries(reasons).filter(([code, { verdict }]) => verdict !== 'untested' && !used.has(code));
    expect(idle.map(([code]) => code)).toEqual([]);
  });

  it('are told from codes of another version', () => {
    expect(isReason('throttled')).toBe(true);
    expect(isReason('no-such-reason')).toBe(false);
    expect(isReason('toString')).toBe(false);
    expect(isReason(undefined)).toBe(false);
  });
});
