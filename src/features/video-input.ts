/** Video input: a clip of four colours, and their order. */
import { answerTokens, type Feature } from './feature.ts';
import { question, tellsOrder, video } from './four-colours-video.ts';

export const videoInput: Feature = {
  prompt: question,
  tokens: answerTokens,
  additions: {
    // Only of models that are listed with video; no other API documents a field for it.
    converse: ({ row, prompt: words }) =>
      row.input.includes('VIDEO')
        ? [
            {
              messages: [
                { role: 'user', content: [{ video: { format: 'mp4', source: { bytes: video } } }, { text: words }] },
              ],
            },
          ]
        : [],
  },
  read: ({ text }) => (tellsOrder(text) ? 'shown' : 'unclear'),
  about: /\bvideos?\b|multimodal|modalit/i,
  // About this clip, not about all videos.
  ours: /\b(?:invalid|unsupported|corrupt\w*|damaged|malformed|unreadable|bad)(?: (?:or|and) \w+)? videos?\b(?! (?:inputs?|contents?|blocks?|modalit))|\bvideo (?:format|data|file|encoding|codec|duration|length|size|dimensions?|resolution)\b|\b(?:process|decode|read|parse|open|load) (?:the |this |your )?(?:input )?video\b/i,
};
