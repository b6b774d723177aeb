import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { redSquare } from '../../../src/families/bodies/sample-image.ts';

describe('the picture for models that edit one', () => {
  const png = Buffer.from(redSquare, 'base64');

  it('is a whole PNG of 64 by 64 pixels', () => {
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([64, 64]);
    expect(png.subarray(-8, -4).toString()).toBe('IEND');
  });

  it('is red all over', () => {
    const length = png.readUInt32BE(33);
    const rows = inflateSync(png.subarray(41, 41 + length));
    const row = [0, ...Array.from({ length: 64 }, () => [255, 0, 0]).flat()];
    expect([...rows]).toEqual(Array.from({ length: 64 }, () => row).flat());
  });
});
