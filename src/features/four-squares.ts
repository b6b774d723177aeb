/** A picture of four squares, each of one colour, in two encodings; and how an answer proves that it was seen. */
import { endsWithColours } from './colour-words.ts';

/** Row by row. Not an order in which anybody would guess them. */
const colours = ['yellow', 'red', 'black', 'blue'];

export const question =
  'The picture is cut into four squares of one colour each. Name their colours in this order: ' +
  'top left, top right, bottom left, bottom right. Answer with four words.';

/** Made with zlib: 128 x 128 pixels, 8-bit RGB, unfiltered rows. */
export const png =
  'iVBORw0KGgoAAAANSUhEUgAAAIAAAACACAIAAABMXPacAAAA9ElEQVR42u3RAQ0AMBCEMPyb/um4pQQH7a7t2z4AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACgH0IAAAAAAAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
  'AAAAAAAAAADmAR40osOyzhpLXwAAAABJRU5ErkJggg==';

/** The same pixels as baseline JPEG, quality 80. */
export const jpeg =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSgB' +
  'BwcHCggKEwoKEygaFhooKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKP/AABEIAIAAgAMBEQACEQEDEQH/xAGiAAAB' +
  'BQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgsQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYn' +
  'KCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV' +
  '1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+gEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoLEQACAQIEBAMEBwUEBAABAncAAQIDEQQFITEGEkFRB2FxEyIy' +
  'gQgUQpGhscEJIzNS8BVictEKFiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SFhoeIiYqSk5SVlpeYmZqi' +
  'o6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2dri4+Tl5ufo6ery8/T19vf4+fr/2gAMAwEAAhEDEQA/APoOv5tPYCgAoAKACgAoAKACgD43r9hP' +
  '3kKACgAoAKACgAoAKAPsivx4/BgoAKACgAoAKACgAoA+N6/YT95CgAoAKACgAoAKACgD7Ir8ePwYKACgAoAKACgAoAKAPjev2E/eQoAKACgAoAKACgAoA+yK' +
  '/Hj8GCgAoAKACgAoAKACgD43r9hP3kKACgAoAKACgAoAKAPsivx4/BgoAKACgAoAKACgAoA+N6/YT95CgAoAKACgAoAKACgD7Ir8ePwYKACgAoAKACgAoAKA' +
  'Pjev2E/eQoAKACgAoAKACgAoA+yK/Hj8GCgAoAKACgAoAKACgD43r9hP3kKACgAoAKACgAoAKAPsivx4/BgoAKACgAoAKACgAoA+N6/YT95CgAoAKACgAoAK' +
  'ACgDxmvsT+bgoAKACgAoAKACgAoA6ev6RPHCgAoAKACgAoAKACgDmK/m49gKACgAoAKACgAoAKAOnr+kTxwoAKACgAoAKACgAoA5iv5uPYCgAoAKACgAoAKA' +
  'CgDp6/pE8cKACgAoAKACgAoAKAOYr+bj2AoAKACgAoAKACgAoA6ev6RPHCgAoAKACgAoAKACgDmK/m49gKACgAoAKACgAoAKAOnr+kTxwoAKACgAoAKACgAo' +
  'A5iv5uPYCgAoAKACgAoAKACgDp6/pE8cKACgAoAKACgAoAKAOYr+bj2AoAKACgAoAKACgAoA6ev6RPHCgAoAKACgAoAKACgDmK/m49gKACgAoAKACgAoAKAO' +
  'nr+kTxwoAKACgAoAKACgAoA//9k=';

export function tellsColours(text: string): boolean {
  return endsWithColours(text, colours);
}
