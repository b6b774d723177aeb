/** Which kind of image some bytes are, by how they begin. */

const beginnings: readonly [kind: string, pattern: RegExp][] = [
  ['png', /^89504e470d0a1a0a/],
  ['jpeg', /^ffd8ff/],
  ['gif', /^47494638(?:37|39)61/],
  ['webp', /^52494646.{8}57454250/],
];

/** `png`, `jpeg`, `gif` or `webp`; undefined for bytes that are none of them. */
export function imageKind(base64: string): string | undefined {
  const beginning = Buffer.from(base64.slice(0, 32), 'base64').toString('hex');
  return beginnings.find(([, pattern]) => pattern.test(beginning))?.[0];
}
