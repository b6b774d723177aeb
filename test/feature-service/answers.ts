/** What the models of this service say: to one who asks for nothing, and to each feature, heeded, passed over or in a muddle. */
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { FeatureName } from '../../src/config/feature-names.ts';

export interface Answer {
  text: string;
  stop: 'end' | 'length' | 'tool' | 'stop';
  /** Arguments as text: they may be no JSON. */
  tool?: { name: string; input: string };
  /** The tool is called so often; once when absent. */
  calls?: number;
  /** Thinking that is shown; empty: a block or item of thinking with nothing in it. */
  reasoning?: string;
  reasoningTokens?: number;
  cache?: { read: number; written: number; forHour?: boolean };
  tier?: string;
  latency?: string;
  /** Its text has citations. */
  cited?: boolean;
  /** The service searched the web for it. */
  searched?: boolean;
  /** Of a response that is made in the background: where it is. */
  progress?: 'queued' | 'in_progress';
  background?: boolean;
  logProbabilities?: boolean;
  guarded?: boolean;
}

export const plain: Answer = { text: 'OK.', stop: 'end' };

/** The feature does what it is for. `text`: the request as it was sent; `nth`: how often it was sent before. */
export function heeded(feature: FeatureName, text: string, nth: number): Answer {
  return done[feature]?.(text, nth) ?? plain;
}

/** Taken without a word, and nothing done with it. */
export function ignored(feature: FeatureName): Answer {
  return passedOver[feature]?.('', 0) ?? plain;
}

/** Neither one nor the other: what a model says that is out of tokens, or that talks beside the point. */
export function garbled(feature: FeatureName): Answer {
  return muddled[feature]?.('', 0) ?? { text: 'Hm.', stop: 'end' };
}

/** What other servers do that is right in another dress. */
export function inAnotherDress(feature: FeatureName, text: string, nth: number): Answer {
  return dressed[feature]?.(text, nth) ?? heeded(feature, text, nth);
}

type Answers = Partial<Record<FeatureName, (text: string, nth: number) => Answer>>;

const called: Answer = { text: '', stop: 'tool', tool: { name: 'get_weather', input: '{"city":"Paris"}' } };

const done: Answers = {
  'system-prompt': () => ({ text: 'Turquoise', stop: 'end' }),
  'stop-sequences': () => ({ text: '1, 2, 3, ', stop: 'stop' }),
  'tool-use': () => ({ text: '', stop: 'tool', tool: { name: 'get_weather', input: '{"city":"Paris"}' } }),
  'tool-streaming': () => ({ text: '', stop: 'tool', tool: { name: 'get_weather', input: '{"city":"Paris"}' } }),
  'forced-tool': () => ({ text: '', stop: 'tool', tool: { name: 'get_weather', input: '{"city":"Paris"}' } }),
  'json-schema': () => ({ text: '{"city":"Lima","country":"Peru"}', stop: 'end' }),
  'image-input': (text) => ({ text: describe(text), stop: 'end' }),
  'document-input': () => ({ text: 'Heron.', stop: 'end' }),
  'reasoning-on': () => ({ text: 'Five cents.', stop: 'end', reasoning: 'Let x be the ball.', reasoningTokens: 12 }),
  'reasoning-off': () => ({ text: 'Five cents.', stop: 'end', reasoningTokens: 0 }),
  'prompt-caching': (text, nth) => ({
    ...plain,
    cache: nth === 0 ? { read: 0, written: 6_000 } : { read: 6_000, written: 0 },
  }),
  'service-tier': () => ({ ...plain, tier: 'flex' }),
  'tool-choice-any': () => ({ text: '', stop: 'tool', tool: { name: 'get_weather', input: '{"city":"Paris"}' } }),
  'parallel-tools': () => ({
    text: '',
    stop: 'tool',
    tool: { name: 'get_weather', input: '{"city":"Paris"}' },
    calls: 2,
  }),
  'strict-tools': () => ({
    text: '',
    stop: 'tool',
    tool: { name: 'book_table', input: '{"guest":"Kim","size":"large"}' },
  }),
  'image-in-tool-result': (text) => ({ text: describe(text), stop: 'end' }),
  'pdf-input': () => ({ text: 'Walrus.', stop: 'end' }),
  'video-input': (text) => ({ text: clipIn(text), stop: 'end' }),
  'audio-input': (text) => ({ text: clipIn(text), stop: 'end' }),
  citations: () => ({ text: 'It is heron.', stop: 'end', cited: true }),
  'cache-ttl': () => ({ ...plain, cache: { read: 0, written: 6_000, forHour: true } }),
  'cached-tokens-in-stream': (text, nth) => ({
    ...plain,
    cache: nth === 0 ? { read: 0, written: 6_000 } : { read: 6_000, written: 0 },
  }),
  'latency-optimized': () => ({ ...plain, latency: 'optimized' }),
  background: () => ({ ...plain, background: true, progress: 'queued' }),
  'previous-response-id': () => ({ text: 'Otter.', stop: 'end' }),
  'server-side-tools': () => ({ text: 'A new model.', stop: 'end', searched: true }),
  'tools+reasoning': () => ({ ...called, reasoning: 'Five cents.', reasoningTokens: 12 }),
  'forced-tool+thinking': () => ({ ...called, reasoning: 'Five cents.', reasoningTokens: 12 }),
  'json-schema+thinking': () => ({
    text: '{"city":"Lima","country":"Peru"}',
    stop: 'end',
    reasoning: 'Five cents.',
    reasoningTokens: 12,
  }),
  'tools+streaming+caching': (text, nth) => ({
    ...called,
    cache: nth === 0 ? { read: 0, written: 6_000 } : { read: 6_000, written: 0 },
  }),
  'log-probabilities': () => ({ ...plain, logProbabilities: true }),
  guardrail: () => ({ ...plain, guarded: true }),
};

const passedOver: Answers = {
  'system-prompt': () => ({ text: 'I do not know your favourite colour.', stop: 'end' }),
  'stop-sequences': () => ({ text: '1, 2, 3, 4, 5, 6', stop: 'end' }),
  'tool-use': () => ({ text: 'I cannot look up the weather.', stop: 'end' }),
  'tool-streaming': () => ({ text: 'I cannot look up the weather.', stop: 'end' }),
  'forced-tool': () => ({ text: 'Hello, Paris!', stop: 'end' }),
  'json-schema': () => ({ text: 'Lima lies in Peru.', stop: 'end' }),
  'image-input': () => ({ text: 'I do not see a picture. Please send it.', stop: 'end' }),
  'document-input': () => ({ text: 'There is no document.', stop: 'end' }),
  'reasoning-on': () => ({ text: 'Five cents.', stop: 'end', reasoningTokens: 0 }),
  'reasoning-off': () => ({ text: 'Five cents.', stop: 'end', reasoning: 'Let x be the ball.', reasoningTokens: 12 }),
  'prompt-caching': () => ({ ...plain, cache: { read: 0, written: 0 } }),
  'service-tier': () => ({ ...plain, tier: 'default' }),
  'tool-choice-any': () => ({ text: 'Hello, Paris!', stop: 'end' }),
  'parallel-tools': () => ({ text: '', stop: 'tool', tool: { name: 'get_weather', input: '{"city":"Paris"}' } }),
  'strict-tools': () => ({
    text: '',
    stop: 'tool',
    tool: { name: 'book_table', input: '{"guest":"Kim","size":"7","note":"birthday"}' },
  }),
  'image-in-tool-result': () => ({ text: 'The camera shows nothing.', stop: 'end' }),
  'pdf-input': () => ({ text: 'There is no document.', stop: 'end' }),
  'video-input': () => ({ text: 'I cannot watch videos. Is it red, green or blue?', stop: 'end' }),
  'audio-input': () => ({ text: 'I hear nothing.', stop: 'end' }),
  citations: () => ({ text: 'It is heron.', stop: 'end' }),
  'cache-ttl': () => ({ ...plain, cache: { read: 0, written: 6_000 } }),
  'cached-tokens-in-stream': () => ({ ...plain, cache: { read: 0, written: 0 } }),
  'latency-optimized': () => ({ ...plain, latency: 'standard' }),
  'previous-response-id': () => ({ text: 'You have told me no code word.', stop: 'end' }),
  // One of the two is there, the other is not.
  'tools+reasoning': () => called,
  'forced-tool+thinking': () => ({ text: 'Hello, Paris!', stop: 'end', reasoning: 'Five cents.', reasoningTokens: 12 }),
  'json-schema+thinking': () => ({
    text: 'Lima lies in Peru.',
    stop: 'end',
    reasoning: 'Five cents.',
    reasoningTokens: 12,
  }),
  'tools+streaming+caching': () => ({ ...called, cache: { read: 0, written: 0 } }),
};

const muddled: Answers = {
  'stop-sequences': () => ({ text: '1, 2, 3', stop: 'length' }),
  'tool-use': () => ({ text: '', stop: 'length', tool: { name: 'get_weather', input: '{"city":' } }),
  'tool-streaming': () => ({ text: '', stop: 'length', tool: { name: 'get_weather', input: '{"city":' } }),
  'forced-tool': () => ({ text: 'Hel', stop: 'length' }),
  'json-schema': () => ({ text: '{"city":"Lima","cou', stop: 'length' }),
  'image-input': () => ({ text: 'I am unable to view images. Tell me whether it is red, blue or green.', stop: 'end' }),
  'reasoning-on': () => ({ text: 'Five cents.', stop: 'end', reasoning: '', reasoningTokens: 0 }),
  'reasoning-off': () => ({ text: '', stop: 'length', reasoningTokens: 0 }),
  'prompt-caching': () => plain,
  'tool-choice-any': () => ({ text: 'Hel', stop: 'length' }),
  'parallel-tools': () => ({ text: '', stop: 'length', tool: { name: 'get_weather', input: '{"city":' }, calls: 2 }),
  'strict-tools': () => ({ text: '', stop: 'length', tool: { name: 'book_table', input: '{"guest":' } }),
  'cache-ttl': () => plain,
  'cached-tokens-in-stream': () => plain,
  'latency-optimized': () => plain,
  background: () => ({ ...plain, background: true, progress: 'queued' }),
  'tools+reasoning': () => ({ text: '', stop: 'length', reasoning: 'Let me', reasoningTokens: 12 }),
  'forced-tool+thinking': () => ({ text: '', stop: 'length', reasoning: 'Let me', reasoningTokens: 12 }),
  'json-schema+thinking': () => ({ text: '{"city":"Li', stop: 'length', reasoning: 'Let me', reasoningTokens: 12 }),
  'tools+streaming+caching': () => called,
  'log-probabilities': () => ({ text: '', stop: 'length' }),
};

const dressed: Answers = {
  'json-schema': () => ({ text: '```json\n{"city":"Lima","country":"Peru"}\n```', stop: 'end' }),
  'reasoning-off': () => ({ text: 'Five cents.', stop: 'end', reasoning: '', reasoningTokens: 0 }),
  'image-input': (text) => ({ text: `Top left: ${describe(text).split(', ').join('; then ')}.`, stop: 'end' }),
  'stop-sequences': () => ({ text: '1, 2, 3', stop: 'end' }),
  'image-in-tool-result': (text) => ({ text: `I see ${describe(text).split(', ').join(' and ')}.`, stop: 'end' }),
  'pdf-input': () => ({ text: 'The code word is **WALRUS**.', stop: 'end' }),
  'video-input': () => ({ text: '1. green\n2. red\n3. white\n4. blue', stop: 'end' }),
};

const sample = new Map([
  ['255,255,0', 'Yellow'],
  ['255,0,0', 'red'],
  ['0,0,0', 'black'],
  ['0,0,255', 'blue'],
]);
/** The picture that was looked at by hand (decoded with jpeg-js): its sha256, and what is on it. */
const known = new Map([
  ['7150dd2179d1fa3c258d73e2d869c7a2af961353d857c6865a5b3e194052eaa3', 'Yellow, red, black, blue'],
]);

/** What is in the clips, by the sha256 of their files: the film was looked at with ffmpeg, the sentence was given to espeak-ng. */
const clips = new Map([
  ['82e1c2195f7f6157754423cbbcaa925dd750b596a5cef06a6facfc3d2c006714', 'Green, red, white, blue'],
  ['b06c4931bb2889939dfb825889eecac3e13e52d03589a05af0b45fbf3fef018b', 'Elephant.'],
]);

function clipIn(request: string): string {
  const [base64 = ''] = /(?:AAAAIGZ0eXBpc29t|\/\/Mox)[A-Za-z0-9+/]+=*/.exec(request) ?? [];
  return clips.get(createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex')) ?? 'Nothing.';
}

/** The middle of each quarter of the first picture in a request. */
function describe(request: string): string {
  const base64 = /(?:iVBORw0KGgo|\/9j\/)[A-Za-z0-9+/]+=*/.exec(request)?.[0] ?? '';
  const file = Buffer.from(base64, 'base64');
  const seen = known.get(createHash('sha256').update(file).digest('hex'));
  if (seen !== undefined) return seen;
  const start = file.indexOf('IDAT') + 4;
  const pixels = inflateSync(file.subarray(start, start + file.readUInt32BE(start - 8)));
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const at = (x: number, y: number): string => {
    const place = Math.floor(height * y) * (width * 3 + 1) + 1 + Math.floor(width * x) * 3;
    return sample.get([...pixels.subarray(place, place + 3)].join()) ?? 'grey';
  };
  return [at(0.2, 0.2), at(0.8, 0.2), at(0.2, 0.8), at(0.8, 0.8)].join(', ');
}
