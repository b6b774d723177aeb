import { describe, expect, it } from 'vitest';
import { sampleVideo } from '../../../src/families/bodies/sample-video.ts';

describe('the video for models that watch one', () => {
  const video = Buffer.from(sampleVideo, 'base64');

  it('is a whole MP4: its boxes fill it to the last byte', () => {
    const boxes: string[] = [];
    for (let at = 0; at < video.length; at += video.readUInt32BE(at))
      boxes.push(video.toString('latin1', at + 4, at + 8));
    expect(boxes).toEqual(['ftyp', 'moov', 'free', 'mdat']);
  });

  it('lasts five seconds', () => {
    const header = video.indexOf('mvhd') + 4;
    expect(video.readUInt32BE(header + 16) / video.readUInt32BE(header + 12)).toBe(5);
  });
});
