import { describe, expect, it } from 'vitest';
import { fileError } from '../../src/evidence/file-error.ts';

function fault(code: string): Error {
  return Object.assign(new Error(`${code}: resource busy or locked, rename 'a' -> 'b'`), { code });
}

describe('a report that Excel has open on Windows', () => {
  it.each(['EBUSY', 'EPERM'])('%s: is to be closed there', (code) => {
    const { message, fix } = fileError('write the report', 'matrix.csv', fault(code));
    expect(message).toMatch(
      /^Cannot write the report matrix\.csv: (?:another program has it open|the operation is not)/,
    );
    expect(fix).toMatch(/^Close .*, or name another path\.$/);
  });
});
