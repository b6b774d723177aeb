/** Models of makers nobody has met yet: what they say they put out decides what they are asked. */
import { lumaVideo } from './dialects/luma-video.ts';
import { novaReel } from './dialects/nova-reel.ts';
import { stabilityImagePrompt } from './dialects/stability-edit.ts';
import { answersText, type Family } from './family.ts';
import { generalEmbedding, generalImage, generalText } from './general.ts';

export const unknownEmbedding: Family = {
  name: 'unknown-embedding',
  matches: (row) => row.output.includes('EMBEDDING'),
  dialects: generalEmbedding,
};

export const unknownImage: Family = {
  name: 'unknown-image',
  matches: (row) => row.output.includes('IMAGE') && !answersText(row),
  dialects: [...generalImage, stabilityImagePrompt],
};

export const unknownVideo: Family = {
  name: 'unknown-video',
  matches: (row) => row.output.includes('VIDEO') && !answersText(row),
  dialects: [lumaVideo, novaReel],
};

/** Everything else, with or without listed modalities. */
export const unknownText: Family = { name: 'unknown-text', matches: () => true, dialects: generalText };
