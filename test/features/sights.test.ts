/** What a reply shows of the feature that was asked for. */
import { describe, expect, it } from 'vitest';
import type { FeatureName } from '../../src/config/feature-names.ts';
import { noFacts, type ResponseFacts } from '../../src/protocols/response-facts.ts';
import { featureOf } from '../../src/features/registry.ts';
import type { ProtocolName } from '../../src/protocols/protocol.ts';
import { factsIn } from '../../src/protocols/registry.ts';
import type { JsonObject } from '../../src/types.ts';

function sight(feature: FeatureName, heard: Partial<ResponseFacts>): string {
  return featureOf(feature).read({ ...noFacts, text: '', stop: 'end', ...heard });
}

describe('a picture', () => {
  it.each([
    ['Yellow, red, black, blue', 'shown'],
    ['Top left: **yellow**\nTop right: red\nBottom left: black\nBottom right: blue', 'shown'],
    ['There is red at the right. In order: yellow, red, black, blue.', 'shown'],
    // Whoever has not seen it names colours too.
    ['I am unable to view images. Tell me whether it is red, blue or green.', 'unclear'],
    ['Red, blue, green, yellow', 'unclear'],
    ['Red.', 'unclear'],
    ['', 'unclear'],
  ])('%j is %s', (text, expected) => {
    expect(sight('image-input', { text })).toBe(expected);
  });
});

describe('a stop sequence', () => {
  it.each<[string, ResponseFacts['stop'], string]>([
    ['1, 2, 3, ', 'sequence', 'shown'],
    ['1, 2, 3,', 'end', 'shown'],
    ['1, 2, 3', 'budget', 'unclear'],
    ['1, 2, 3, 4, 5', 'budget', 'ignored'],
    ['1, 2, 3, 4, 5, 6', 'sequence', 'ignored'],
    ['', 'end', 'unclear'],
  ])('%j with %s is %s', (text, stop, expected) => {
    expect(sight('stop-sequences', { text, stop })).toBe(expected);
  });
});

describe('a schema', () => {
  it.each([
    ['{"city":"Lima","country":"Peru"}', 'shown'],
    ['```json\n{"city":"Lima","country":"Peru"}\n```', 'shown'],
    ['```\n{"city": "Lima", "country": "Peru"}\n```\n', 'shown'],
    ['{"city":"Lima"}', 'ignored'],
    ['Lima lies in Peru.', 'ignored'],
  ])('%j is %s', (text, expected) => {
    expect(sight('json-schema', { text })).toBe(expected);
  });
});

describe('a strict tool', () => {
  it.each<[Record<string, string> | undefined, string]>([
    [{ guest: 'Kim', size: 'large' }, 'shown'],
    [{ guest: 'Kim', size: '7' }, 'ignored'],
    [{ guest: 'Kim', size: 'large', occasion: 'birthday' }, 'ignored'],
    [undefined, 'unclear'],
  ])('called with %j is %s', (input, expected) => {
    expect(sight('strict-tools', { tools: [{ name: 'book_table', ...(input && { input }) }] })).toBe(expected);
  });
});

describe('a cache for one hour', () => {
  it.each<[Partial<ResponseFacts>, string]>([
    [{ cacheWrite: 6000, cacheWriteForHour: 6000 }, 'shown'],
    [{ cacheWrite: 6000, cacheWriteForHour: 0 }, 'ignored'],
    // Written, and nobody says for how long.
    [{ cacheWrite: 6000 }, 'unclear'],
    // Another call has cached it: that says nothing of this one.
    [{ cacheRead: 6000, cacheWrite: 0, inputTokens: 9 }, 'unclear'],
    [{ cacheWrite: 0, inputTokens: 6000 }, 'ignored'],
  ])('%j is %s', (facts, expected) => {
    expect(sight('cache-ttl', facts)).toBe(expected);
  });
});

describe('what is cited', () => {
  it('is in a block of its own on Converse, with its text', () => {
    const content = [
      { citationsContent: { content: [{ text: 'It is heron.' }], citations: [{ title: 'note', sourceContent: [] }] } },
    ];
    const facts = factsIn('converse', { json: { output: { message: { content } } } });
    expect([facts.text, facts.cited]).toEqual(['It is heron.', true]);
    expect(featureOf('citations').read(facts)).toBe('shown');
  });
});

describe('thinking with nothing in it is none', () => {
  it.each<[ProtocolName, JsonObject]>([
    [
      'responses',
      { output: [{ type: 'reasoning', summary: [] }], usage: { output_tokens_details: { reasoning_tokens: 0 } } },
    ],
    ['chat-completions', { choices: [{ message: { content: '<think>\n\n</think>\n\nFive cents.' } }] }],
    [
      'messages',
      {
        content: [
          { type: 'thinking', thinking: '', signature: '' },
          { type: 'text', text: 'Five cents.' },
        ],
      },
    ],
    ['converse', { output: { message: { content: [{ reasoningContent: { reasoningText: { text: '' } } }] } } }],
  ])('in %s', (shape, json) => {
    expect(factsIn(shape, { json }).reasoned).toBe(false);
  });

  it.each<[ProtocolName, JsonObject]>([
    ['responses', { output: [{ type: 'reasoning', summary: [] }] }],
    ['responses', { output: [], usage: { output_tokens_details: { reasoning_tokens: 7 } } }],
    // Claude's fifth generation shows a signature alone, GPT on Converse a block that is hidden.
    ['messages', { content: [{ type: 'thinking', thinking: '', signature: 'EqQBCg' }] }],
    ['converse', { output: { message: { content: [{ reasoningContent: { redactedContent: 'Z29uZQ==' } }] } } }],
  ])('but what is hidden is thinking: %s %j', (shape, json) => {
    expect(factsIn(shape, { json }).reasoned).toBe(true);
  });
});
