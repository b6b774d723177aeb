/** The forms in which a secret may be written that reading character by character does not undo: base64 and hexadecimal. */
import { characterReader, foldedCode } from './plain-characters.ts';

/** Each form as the characters that are compared. */
export function formsOf(secret: string): number[][] {
  const bytes = Buffer.from(secret, 'utf8');
  return [
    readCodes(secret),
    // As it is once its escapes have been decoded: it may hold what looks like one.
    foldedCodes(secret),
    foldedCodes(secret.replaceAll(/%[0-9a-f]{2}/gi, (one) => String.fromCharCode(Number.parseInt(one.slice(1), 16)))),
    foldedCodes(bytes.toString('latin1')),
    foldedCodes(bytes.toString('hex')),
    ...[0, 1, 2].map((offset) => foldedCodes(base64At(bytes, offset))),
  ];
}

/** Base64 of a text in which the bytes stand behind `offset` others: the letters that their neighbours have no part in. */
function base64At(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const isWhole = (offset + bytes.length) % 3 === 0;
  return text.slice(offset === 0 ? 0 : offset + 1, isWhole ? undefined : -1);
}

export function readCodes(text: string): number[] {
  const reader = characterReader();
  const codes: number[] = [];
  for (let index = 0; index < text.length; index = reader.next) {
    reader.read(text, index);
    if (reader.code !== 0) codes.push(reader.code);
  }
  return codes;
}

function foldedCodes(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => foldedCode(text.charCodeAt(index))).filter(Boolean);
}
