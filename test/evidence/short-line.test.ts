import { describe, expect, it } from 'vitest';
import { parseLine } from '../../src/evidence/line.ts';
import { shortLine } from '../../src/evidence/short-line.ts';

const attempt = {
  t: 'attempt',
  cell: 'c',
  at: 'now',
  ms: 1,
  method: 'POST',
  path: '/',
  route: '/',
  variant: 'v',
  sent: '',
};

describe('a line of evidence', () => {
  it('stays as it is while nobody sent a book', () => {
    const line = `${JSON.stringify(attempt)}\n`;
    expect(shortLine(line)).toBe(line);
  });

  it('with 9 MB in one field can be read again, and says how much it was', () => {
    const book = 'x'.repeat(9 * 2 ** 20);
    const line = shortLine(
      `${JSON.stringify({ ...attempt, fault: { origin: 'service', type: book, message: book } })}\n`,
    );
    expect(line.length).toBeLessThan(20_000);
    expect(line.endsWith('}\n')).toBe(true);
    const parsed = parseLine(line);
    expect(parsed).toMatchObject({ ok: true, line: { fault: { origin: 'service' } } });
    expect(line).toContain('… (9437184 characters)');
  });

  it('with a list without end keeps its beginning', () => {
    const row = { t: 'row', input: Array.from({ length: 1_000_000 }, () => 'TEXT') };
    expect(shortLine(`${JSON.stringify(row)}\n`).length).toBeLessThan(10_000);
  });
});
