import { describe, expect, it } from 'vitest';
import { originOf, signingName } from '../../src/aws/endpoints.ts';

describe('endpoints', () => {
  it.each([
    ['bedrock', 'https://bedrock.eu-west-1.amazonaws.com'],
    ['bedrock-runtime', 'https://bedrock-runtime.eu-west-1.amazonaws.com'],
    ['bedrock-mantle', 'https://bedrock-mantle.eu-west-1.api.aws'],
  ] as const)('%s is at %s', (endpoint, origin) => {
    expect(originOf(endpoint, 'eu-west-1', {})).toBe(origin);
  });

  it('an origin that was given stands in for its endpoint only', () => {
    const given = { mantle: 'http://127.0.0.1:1' };
    expect(originOf('bedrock-mantle', 'eu-west-1', given)).toBe('http://127.0.0.1:1');
    expect(originOf('bedrock', 'eu-west-1', given)).toBe('https://bedrock.eu-west-1.amazonaws.com');
  });

  it('only bedrock-mantle has a signing name of its own', () => {
    expect((['bedrock', 'bedrock-runtime', 'bedrock-mantle'] as const).map(signingName)).toEqual([
      'bedrock',
      'bedrock',
      'bedrock-mantle',
    ]);
  });
});
