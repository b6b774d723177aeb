import { describe, expect, it } from 'vitest';
import { sampleVideo } from '../../../src/families/bodies/sample-video.ts';

describe('the film for models that watch one', () => {
  const film = Buffer.from(sampleVideo, 'base64');

  it('is a whole MP4: its boxes fill it to the last byte', () => {
    const boxes: string[] = [];
    for (let at = 0; at < film.length; at += film.readUInt32BE(at)) boxes.push(film.toString('latin1', at + 4, at + 8));
    expect(boxes).toEqual(['ftyp', 'moov', 'free', 'mdat']);
  });

  it('lasts five seconds', () => {
    const header = film.indexOf('mvhd') + 4;
    expect(film.readUInt32BE(header + 16) / film.readUInt32BE(header + 12)).toBe(5);
  });
});
