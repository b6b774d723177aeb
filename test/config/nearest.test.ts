import { describe, expect, it } from 'vitest';
import { nearest, suggestion } from '../../src/config/nearest.ts';

describe('what a mistyped word may have meant', () => {
  const apis = ['invoke', 'converse', 'chat-completions', 'responses', 'messages'];

  it.each([
    ['ivnoke', 'invoke'],
    ['Convers', 'converse'],
    ['mesages', 'messages'],
    ['chat', 'chat-completions'],
  ])('%s: %s', (word, meant) => {
    expect(nearest(word, apis)[0]).toBe(meant);
  });

  it('has the nearest first and no more than asked for', () => {
    expect(nearest('us-est-1', ['eu-west-1', 'us-west-1', 'us-east-1', 'us-east-2'], 2)).toEqual([
      'us-east-1',
      'us-west-1',
    ]);
  });

  it('is nothing when no word is like it', () => {
    expect(nearest('telepathy', apis)).toEqual([]);
    expect(suggestion('telepathy', apis)).toBe('Known: invoke, converse, chat-completions, responses, messages.');
  });

  it('finds part of an id', () => {
    expect(nearest('nova-lite', ['amazon.nova-lite-v1:0', 'amazon.titan-text'])).toEqual(['amazon.nova-lite-v1:0']);
  });

  it('names no candidate twice', () => {
    expect(nearest('invoke', ['invoke', 'invoke'])).toEqual(['invoke']);
  });
});
