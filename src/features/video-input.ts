/** Video input: a clip of four colours, and their order. */
import { answerTokens, type Feature } from './feature.ts';
import { question, tellsOrder, video } from './four-colours-video.ts';
import { refusesThisMedium } from './this-file.ts';
import { userTurn } from './user-turn.ts';

export const videoInput: Feature = {
  prompt: question,
  tokens: answerTokens,
  additions: {
    // Only of models that are listed with video; no other API documents a field for it.
    converse: ({ row, prompt: words }) =>
      row.input.includes('VIDEO')
        ? [userTurn.converse(words, { video: { format: 'mp4', source: { bytes: video } } })]
        : [],
  },
  read: ({ text }) => (tellsOrder(text) ? 'shown' : 'unclear'),
  about: /\bvideos?\b|multimodal|modalit/i,
  // About this clip, not about all videos.
  ours: refusesThisMedium({
    name: 'video',
    names: 'videos?',
    parts: ['format', 'data', 'file', 'encoding', 'codec', 'duration', 'length', 'size', 'dimensions?', 'resolution'],
  }),
};
