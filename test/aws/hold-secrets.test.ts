/** A process that makes several runs: each knows its own secrets, and the words of the next are nobody's. */
import { expect, it } from 'vitest';
import { redact } from '../../src/aws/redact.ts';
import { holdSecrets, rememberSecret } from '../../src/aws/secrets/known-secrets.ts';

it('the secret of a run is an ordinary word when the run is over', () => {
  const over = holdSecrets();
  rememberSecret('example');
  rememberSecret('correct-horse-battery');
  expect(redact('for example, correct-horse-battery')).toBe('for [redacted], [redacted]');
  over();
  expect(redact('for example, correct-horse-battery')).toBe('for example, correct-horse-battery');
});

it('of two runs at the same time, the one that ends first takes no secret from the other', () => {
  const [first, second] = [holdSecrets(), holdSecrets()];
  rememberSecret('correct-horse-battery');
  first();
  first();
  expect(redact('correct-horse-battery')).toBe('[redacted]');
  second();
  expect(redact('correct-horse-battery')).toBe('correct-horse-battery');
});
