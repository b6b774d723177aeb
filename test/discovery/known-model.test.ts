import { expect, it } from 'vitest';
import { knownModel, knownModelsSource } from '../../src/discovery/known-model.ts';

it('knows the context window and the price of a model by its id', () => {
  expect(knownModel('amazon.nova-pro-v1:0')).toMatchObject({ contextWindow: 300_000, input: 0.8, output: 3.2 });
});

it('takes what is said of the same model under another date or version', () => {
  expect(knownModel('anthropic.claude-opus-4-5-20251101-v1:0')?.contextWindow).toBe(200_000);
});

it('does not take what is said of another model whose id is near', () => {
  // The package answers with the price of v1.
  expect(knownModel('amazon.titan-embed-text-v2:0')).toBeUndefined();
  expect(knownModel('nobody.knows-this')).toBeUndefined();
});

it('names itself with its version', () => {
  expect(knownModelsSource()).toMatch(/^@pydantic\/genai-prices \d+\.\d+/);
});
