/**
 * Text as a reader understands it, character by character: escapes of URLs, JSON and HTML decoded, case folded, blanks and
 * invisible characters left out. So a secret is found however it was written.
 */

/** Reads one character at `index`; the result is in `code` (0: nothing to compare) and `next`. Reused: no object per character. */
export interface CharacterReader {
  read(text: string, index: number): void;
  code: number;
  next: number;
}

const percent = 0x25;
const backslash = 0x5c;
const ampersand = 0x26;
const escape = 0x1b;

/** Of ASCII: what to compare, 0 for what is left out. `-_` are the `+/` of URL-safe base64, and `=` is its padding. */
const folded = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code <= 0x20 || code === 0x7f || character === '=') return 0;
  return { '-': '+', _: '/' }[character]?.charCodeAt(0) ?? character.toLowerCase().charCodeAt(0);
});

/** Stands in `plainAscii` for characters that may begin an escape. */
export const special = 0xff;

/** By code: what to compare, 0 for nothing, or `special`. Most text is read by this table alone. */
export const plainAscii = folded.map((code, index) =>
  [percent, backslash, ampersand, escape].includes(index) ? special : code,
);

/** What to compare of one character, no escapes looked for. */
export function foldedCode(code: number): number {
  if (code < 128) return folded[code] ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return folded[code - 0xfee0] ?? 0;
  return isInvisible(code) ? 0 : code;
}

/** Blanks, soft hyphens, zero-width characters and marks of direction. */
function isInvisible(code: number): boolean {
  return (
    code <= 0xa0 ||
    code === 0xad ||
    code === 0x61c ||
    code === 0x180e ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f) ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

export function characterReader(): CharacterReader {
  const reader: CharacterReader = {
    code: 0,
    next: 0,
    read(text, index) {
      const code = text.charCodeAt(index);
      reader.next = index + 1;
      reader.code = foldedCode(code);
      if (code === percent) readPercent(reader, text);
      else if (code === backslash) readBackslash(reader, text);
      else if (code === ampersand) readEntity(reader, text);
      else if (code === escape) readTerminalEscape(reader, text);
    },
  };
  return reader;
}

/** `%41`, and `%2541` of what was encoded twice. */
function readPercent(reader: CharacterReader, text: string): void {
  let code = percent;
  for (let value = hexAt(text, reader.next, 2); code === percent && value >= 0; value = hexAt(text, reader.next, 2)) {
    code = value;
    reader.next += 2;
  }
  reader.code = foldedCode(code);
}

/** However often it was escaped: `\u0041`, `\x41`, `\/`, and `\n`, which is a line break and left out. */
function readBackslash(reader: CharacterReader, text: string): void {
  let at = reader.next;
  while (text.charCodeAt(at) === backslash) at += 1;
  const letter = text[at] ?? '';
  const digits = { u: 4, x: 2 }[letter];
  const value = digits === undefined ? -1 : hexAt(text, at + 1, digits);
  if (digits !== undefined && value >= 0) {
    reader.code = foldedCode(value);
    reader.next = at + 1 + digits;
    return;
  }
  reader.code = 'nrtbf'.includes(letter) ? 0 : foldedCode(letter.charCodeAt(0));
  reader.next = Math.min(at + 1, text.length);
}

const entities: Record<string, number> = { amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27, nbsp: 0x20 };
const longestEntity = 10;

/** `&#43;`, `&#x2b;`, `&amp;`. */
function readEntity(reader: CharacterReader, text: string): void {
  const end = text.slice(reader.next, reader.next + longestEntity).indexOf(';');
  if (end < 1) return;
  const name = text.slice(reader.next, reader.next + end);
  const code = /^#\d{1,7}$/.test(name)
    ? Number(name.slice(1))
    : /^#x[0-9a-f]{1,6}$/i.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : entities[name];
  if (code === undefined || code > 0xffff) return;
  reader.code = foldedCode(code);
  reader.next += end + 1;
}

/** `ESC [ … m` and its like: a terminal does not show them. */
function readTerminalEscape(reader: CharacterReader, text: string): void {
  if (text[reader.next] !== '[') return;
  const end = text.slice(reader.next + 1, reader.next + 20).search(/[@-~]/);
  if (end >= 0) reader.next += end + 2;
}

/** -1 where no such digits stand. */
function hexAt(text: string, index: number, digits: number): number {
  let value = 0;
  for (let at = index; at < index + digits; at += 1) {
    const digit = Number.parseInt(text[at] ?? '', 16);
    if (Number.isNaN(digit)) return -1;
    value = value * 16 + digit;
  }
  return value;
}
