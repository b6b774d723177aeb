/** What follows from the facts of each API. */
import { describe, expect, it } from 'vitest';
import { endpoints } from '../../src/api-facts.ts';
import { actionOf, apiNames, defaultApis, hasApi, plainOf, streamingApis, withStreams } from '../../src/api-names.ts';

it('the APIs that are asked by default are the first columns: their places never change', () => {
  expect(defaultApis).toEqual(['invoke', 'converse', 'chat-completions', 'responses', 'messages']);
  expect(apiNames.slice(0, 5)).toEqual(defaultApis);
});

describe('a stream', () => {
  it.each(streamingApis)('%s is at the endpoints of the API that it is the stream of', (name) => {
    expect(plainOf(name)).not.toBe(name);
    expect(endpoints.map((endpoint) => hasApi(endpoint, name))).toEqual(
      endpoints.map((endpoint) => hasApi(endpoint, plainOf(name))),
    );
  });

  it('is known by the API that it is the stream of', () => {
    expect(withStreams('converse', 'messages')).toEqual(['converse', 'messages', 'converse-stream', 'messages-stream']);
  });
});

it('an action is permitted on the endpoint that takes the call', () => {
  expect(actionOf('responses-stream', 'bedrock-runtime')).toBe('bedrock:InvokeModelWithResponseStream');
  expect(actionOf('responses-stream', 'bedrock-mantle')).toBe('bedrock-mantle:CreateInference');
  expect(actionOf('converse', 'bedrock-mantle')).toBeUndefined();
});
