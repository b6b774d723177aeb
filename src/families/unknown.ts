/** Models of makers nobody has met yet: what they say they put out decides what they are asked. */
import { lumaVideo } from './bodies/luma-video.ts';
import { novaReel } from './bodies/nova-reel.ts';
import { stabilityImagePrompt } from './bodies/stability-edit.ts';
import { answersText, type Family } from './family.ts';
import { generalEmbedding, generalImage, generalText } from './general.ts';

export const unknownEmbedding: Family = {
  name: 'unknown-embedding',
  matches: (row) => row.output.includes('EMBEDDING'),
  formats: generalEmbedding,
};

export const unknownImage: Family = {
  name: 'unknown-image',
  matches: (row) => row.output.includes('IMAGE') && !answersText(row),
  formats: [...generalImage, stabilityImagePrompt],
};

export const unknownVideo: Family = {
  name: 'unknown-video',
  matches: (row) => row.output.includes('VIDEO') && !answersText(row),
  formats: [lumaVideo, novaReel],
};

/** Everything else, with or without listed modalities. */
export const unknownText: Family = { name: 'unknown-text', matches: () => true, formats: generalText };
