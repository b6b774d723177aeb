import { describe, expect, it } from 'vitest';
import { changed, growsFrom, isSameForm, plainForm, readForm, writeForm } from '../../src/apis/form.ts';
import type { Change } from '../../src/types.ts';

describe('the form of a request', () => {
  it.each<[string, Change[]]>([
    ['converse', []],
    [
      'max_tokens max_tokens->max_completion_tokens',
      [{ kind: 'renamed', name: 'max_tokens', to: 'max_completion_tokens' }],
    ],
    [
      'claude max_tokens=64 -max_tokens',
      [
        { kind: 'set', name: 'max_tokens', value: 64 },
        { kind: 'removed', name: 'max_tokens' },
      ],
    ],
    ['converse +tool-use/2 again', [{ kind: 'check', key: 'tool-use', nth: 1 }, { kind: 'again' }]],
    ['converse +temperature=0', [{ kind: 'check', key: 'temperature=0', nth: 0 }]],
    ['converse +probe:orders', [{ kind: 'check', key: 'probe:orders', nth: 0 }]],
    ['converse something-newer', [{ kind: 'other', word: 'something-newer' }]],
  ])('is recorded as %j and read from it', (variant, changes) => {
    const form = readForm(variant);
    expect(form).toEqual({ base: variant.split(' ')[0], changes });
    expect(writeForm(form)).toBe(variant);
  });

  it('grows by changes, and what began as another is another', () => {
    const request = { route: '/model', form: plainForm('converse'), body: { a: 1 } };
    const check = changed(request, { kind: 'check', key: 'tool-use', nth: 0 });
    const repaired = changed(check, { kind: 'removed', name: 'a' }, {});
    expect(repaired).toEqual({ route: '/model', form: readForm('converse +tool-use -a'), body: {} });
    expect(growsFrom(repaired.form, check.form)).toBe(true);
    expect(growsFrom(repaired.form, readForm('converse +tool-use/2'))).toBe(false);
    expect(isSameForm(repaired.form, check.form)).toBe(false);
  });
});
