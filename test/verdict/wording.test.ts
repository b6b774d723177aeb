/** One plain form for the service's words. */
import { describe, expect, it } from 'vitest';

import { plainWording } from '../../src/verdict/wording.ts';

const row = { model: 'invalid-model-id' };

describe('plain wording', () => {
  it.each([
    [
      'Invocation of model ID ‘amazon.nova-2-lite-v1:0’ isn’t supported.',
      'invocation of model id {id} is not supported.',
    ],
    ["This model CAN'T do it", 'this model can not do it'],
    ['Unsupported, unauthorised, unable to serve', 'not supported, not authorized, can not serve'],
    [
      "The model 'a.b-1' does not support the '/openai/v1/responses' API",
      'the model {id} does not support the {api} api',
    ],
    ['The model returned following errors: temperature is deprecated', 'temperature is deprecated'],
    ['messages.0.content.3.text.cache_control: bad', '{field}: bad'],
    ['#/messages/2/content/0: extraneous key', '{field} : extraneous key'],
    ['on resource: arn:aws:bedrock:us-east-1::foundation-model/a.b because', 'on resource: {id} because'],
    ['see https://example.com/a.b?c=d for more', 'see {url} for more'],
    ['Throttled: invalid-model-id', 'throttled: {id}'],
    ['use InvokeModelWithBidirectionalStream or ConverseStream', 'use bidirectional {api} or streaming {api}'],
  ])('%s', (message, plain) => {
    expect(plainWording(message, row).whole).toBe(plain);
  });

  it('is cut into sentences, not at the dots of ids', () => {
    expect(plainWording('Model a.b-v1.2 is gone. Use c.d-v1:0; or not!', row).sentences).toEqual([
      'model {id} is gone',
      'use {id}',
      'or not',
    ]);
  });

  it('of nothing is nothing', () => {
    expect(plainWording('', row)).toEqual({ whole: '', sentences: [] });
  });
});
