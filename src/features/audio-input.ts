/** Audio input: a voice, and the word that it says. */
import type { JsonObject, Row } from '../types.ts';
import { audio, codeWordOfAudio } from './code-word-audio.ts';
import { answerTokens, type Feature } from './feature.ts';
import { refusesThisMedium } from './this-file.ts';
import { userTurn } from './user-turn.ts';

/** Models that are listed with it; the listing calls it speech (Voxtral) or audio. */
function ofHearing({ input }: Row, forms: JsonObject[]): JsonObject[] {
  return input.includes('SPEECH') || input.includes('AUDIO') ? forms : [];
}

export const audioInput: Feature = {
  prompt: 'Which code word does the voice say? Answer with one word.',
  tokens: answerTokens,
  additions: {
    converse: ({ row, prompt: words }) =>
      ofHearing(row, [userTurn.converse(words, { audio: { format: 'mp3', source: { bytes: audio } } })]),
    'chat-completions': ({ row, prompt: words }) =>
      ofHearing(row, [
        userTurn['chat-completions'](words, { type: 'input_audio', input_audio: { data: audio, format: 'mp3' } }),
      ]),
  },
  read: ({ text }) => (codeWordOfAudio.test(text) ? 'shown' : 'unclear'),
  about: /\baudio\b|\bspeech\b|input_audio|multimodal|modalit/i,
  refusals: /\bat most 0\b/i,
  // About this recording, not about all audio.
  ours: refusesThisMedium({
    name: 'audio',
    parts: ['format', 'data', 'file', 'encoding', 'codec', 'duration', 'length', 'size'],
  }),
};
