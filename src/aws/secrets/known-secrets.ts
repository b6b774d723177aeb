/**
 * The secrets that this process was given or has made, by value, and where they stand in a text: whole, in part, and in any of
 * the forms in which a service may echo them. One pass over the text, however many secrets there are.
 */
import { formsOf, readCodes } from './encodings.ts';
import { characterReader, plainAscii, special } from './plain-characters.ts';

/** Characters of a secret from which on a part of it is one. */
const partLength = 12;
/** Shorter than this, a value is too common to be looked for. */
const shortest = 4;
/** From here on a whole value is found inside words too; below, it must stand alone. */
const insideWords = 8;

/** Forms that are longer are not looked for in base64 or hexadecimal: a page of text is no secret. */
const longest = 8_192;

const remembered = new Set<string>();
/** Every run of 12 characters of every form of every secret. */
const parts = new Set<string>();
/** Which hashes any of the parts has: one look here spares the look into the set. */
const hashes = new Uint8Array(1 << 20);
/** Forms of fewer than 12 characters. */
const shortForms: number[][] = [];
/** By code: whether any of them ends with it. */
const shortEnds = new Uint8Array(1 << 16);

/** What the tool and AWS say in every run is nobody's secret, whatever an external id holds. */
const ordinary = [
  'bedrock-matrix-nightly',
  'amazon-bedrock-matrix',
  'bedrock-runtime bedrock-mantle bedrock-agent',
  'foundation-models inference-profiles application-profiles mantle-models imported-models custom-models',
  'in-region regional-cross-region global-cross-region',
  'chat-completions-stream converse-stream responses-stream messages-stream invoke-stream count-tokens',
  'arn:aws:bedrock: amazonaws.com anthropic. amazon. meta. mistral. user password proxy admin secret token test true false',
  'us-east-1 us-east-2 us-west-2 eu-west-1 eu-central-1 ap-northeast-1',
];
const ordinaryParts = new Set(ordinary.flatMap((text) => partsOf(readCodes(text))));
const ordinaryWords = new Set(ordinary.flatMap((text) => text.split(/[^a-z0-9]+/)));

/** Runs of this process that are under way. */
let holders = 0;

/**
 * Called when a run begins; what it gives back, when the run is over. Secrets are known for as long as any run is under way: in a
 * program that makes several, the password of one is an ordinary word of the next.
 */
export function holdSecrets(): () => void {
  holders += 1;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    holders -= 1;
    if (holders === 0) forgetSecrets();
  };
}

function forgetSecrets(): void {
  remembered.clear();
  parts.clear();
  hashes.fill(0);
  shortForms.length = 0;
  shortEnds.fill(0);
}

/** From now on, this value is redacted wherever it stands. Undefined and empty values are nothing. */
export function rememberSecret(secret: string | undefined): void {
  const value = secret?.trim() ?? '';
  if (value.length < shortest || remembered.has(value)) return;
  remembered.add(value);
  const forms = value.length > longest ? [readCodes(value)] : formsOf(value);
  for (const form of forms) {
    if (form.length >= partLength) partsOf(form).forEach(addPart);
    else if (form.length >= shortest && !ordinaryWords.has(textOf(form))) addShort(form);
  }
}

function addShort(form: number[]): void {
  shortForms.push(form);
  shortEnds[form.at(-1) ?? 0] = 1;
}

function partsOf(codes: readonly number[]): string[] {
  return codes.slice(partLength - 1).map((_, index) => textOf(codes.slice(index, index + partLength)));
}

function textOf(codes: readonly number[]): string {
  return String.fromCharCode(...codes);
}

function addPart(part: string): void {
  if (ordinaryParts.has(part)) return;
  parts.add(part);
  let hash = 0;
  for (let index = 0; index < partLength; index += 1) hash = (Math.imul(hash, base) + part.charCodeAt(index)) | 0;
  hashes[slotOf(hash)] = 1;
}

/** Of the rolling hash: what a character weighs when it is added, and when it leaves. */
const base = 0x01000193;
let leaving = 1;
for (let index = 0; index < partLength; index += 1) leaving = Math.imul(leaving, base);

function slotOf(hash: number): number {
  return ((hash >>> 12) ^ hash) & (hashes.length - 1);
}

/** Characters that are kept while a text is read: a part, and the one before it. */
const ringSize = 16;
const ringMask = ringSize - 1;

/** Where secrets stand in the text, as `[start, end)` pairs in order; undefined where none does. */
export function secretsIn(text: string): [start: number, end: number][] | undefined {
  if (remembered.size === 0) return undefined;
  const reader = characterReader();
  const codes = new Uint16Array(ringSize);
  const starts = new Uint32Array(ringSize);
  let found: [number, number][] | undefined;
  let hash = 0;
  let count = 0;
  let next = 0;
  for (let index = 0; index < text.length; index = next) {
    let code = plainAscii[text.charCodeAt(index)] ?? special;
    next = index + 1;
    if (code === special) {
      reader.read(text, index);
      ({ code, next } = reader);
    }
    if (code === 0) continue;
    hash = (Math.imul(hash, base) + code - Math.imul(codes[(count - partLength) & ringMask] ?? 0, leaving)) | 0;
    codes[count & ringMask] = code;
    starts[count & ringMask] = index;
    count += 1;
    if (count >= partLength && hashes[slotOf(hash)] === 1 && parts.has(lastOf(codes, count)))
      found = marked(found, starts[(count - partLength) & ringMask] ?? 0, next);
    if (shortEnds[code] === 1) {
      const length = shortLength(text, { codes, starts, count, next });
      if (length > 0) found = marked(found, starts[(count - length) & ringMask] ?? 0, next);
    }
  }
  return found;
}

function marked(found: [number, number][] = [], start: number, end: number): [number, number][] {
  const last = found.at(-1);
  if (last === undefined || start > last[1]) found.push([start, end]);
  else {
    last[0] = Math.min(last[0], start);
    last[1] = end;
  }
  return found;
}

function lastOf(codes: Uint16Array, count: number): string {
  let text = '';
  for (let at = count - partLength; at < count; at += 1) text += String.fromCharCode(codes[at & ringMask] ?? 0);
  return text;
}

/** The last characters that were read. */
interface Tail {
  codes: Uint16Array;
  starts: Uint32Array;
  count: number;
  /** Where the text goes on behind them. */
  next: number;
}

/** Length of the longest short form that ends here; 0 where none does. */
function shortLength(text: string, tail: Tail): number {
  const lengths = shortForms
    .filter((form) => endsWith(tail, form) && standsAlone(text, form, tail))
    .map(({ length }) => length);
  return Math.max(0, ...lengths);
}

function endsWith({ codes, count }: Tail, form: readonly number[]): boolean {
  if (count < form.length) return false;
  return form.every((code, index) => codes[(count - form.length + index) & ringMask] === code);
}

/** A value of a few letters is no secret inside a longer word. */
function standsAlone(text: string, form: readonly number[], { starts, count, next }: Tail): boolean {
  if (form.length >= insideWords) return true;
  const start = starts[(count - form.length) & ringMask] ?? 0;
  const before = text.slice(Math.max(0, start - 3), start);
  const isAfterWord = /[a-z0-9]$/i.test(before) && !/%[0-9a-f]{2}$/i.test(before);
  return !isAfterWord && !/[a-z0-9]/i.test(text[next] ?? '');
}

/** The same text with every known secret as `[redacted]`. */
export function withoutKnownSecrets(text: string): string {
  const found = secretsIn(text);
  if (found === undefined) return text;
  let rest = '';
  let end = 0;
  for (const [start, next] of found) {
    rest += `${text.slice(end, start)}[redacted]`;
    end = next;
  }
  return rest + text.slice(end);
}
