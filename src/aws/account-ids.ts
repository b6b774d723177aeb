/** Account ids, wherever they stand: alone, in ARNs, inside names, in groups of four, in digits of any script. */

/** Twelve digits in a row and no more. */
const plain = /(?<!\p{Nd})\p{Nd}{12}(?!\p{Nd})/gu;

/** As the console shows them: `9999-8888-7777`. A fourth group makes it the number of a card. */
const grouped = /(?<!\p{Nd}[-\s.]?)\p{Nd}{4}([-\s.\u2010-\u2015\uFF0D\u2212])\p{Nd}{4}\1\p{Nd}{4}(?![-\s.]?\p{Nd})/gu;

/** What stands in their place, as in the examples of AWS's documentation. */
const example = '123456789012';

export const accountIdTrace = /\p{Nd}{12}|\p{Nd}{4}[-\s.\u2010-\u2015\uFF0D\u2212]\p{Nd}{4}/u;

export function withoutAccountIds(text: string): string {
  return text
    .replace(plain, (digits, at: number) => (isOtherNumber(text, at) ? digits : example))
    .replace(grouped, (digits, _separator, at: number) => (isInUuid(text, at, digits.length) ? digits : example));
}

const uuid = /(?<![0-9a-f])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])/gi;

/** One request id in some hundred has three groups of nothing but digits: support wants it whole. */
function isInUuid(text: string, at: number, length: number): boolean {
  const from = Math.max(0, at - 24);
  const around = text.slice(from, at + length + 24);
  return [...around.matchAll(uuid)].some(
    ({ 0: found, index }) => from + index <= at && at + length <= from + index + found.length,
  );
}

/** The last group of a UUID, a part of a longer hexadecimal id, or the decimals of a number. */
function isOtherNumber(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 32), at);
  if (/\d\.$/.test(before)) return true;
  if (/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}$/i.test(before)) return true;
  if (/%(?:25)?3A$/i.test(before)) return false;
  const around = text.slice(Math.max(0, at - 32), at + 44);
  const start = before.length - (/[0-9a-z]*$/i.exec(before)?.[0].length ?? 0);
  const token = /^[0-9a-z]*/i.exec(around.slice(start))?.[0] ?? '';
  return token.length >= 16 && /^[0-9a-f]+$/i.test(token);
}
