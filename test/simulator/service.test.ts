import { assert, constantFrom, dictionary, jsonValue, property } from 'fast-check';
import { expect, it } from 'vitest';

import { openCatalogue } from '../../src/simulator/catalogue.ts';
import { bearerKey } from '../../src/simulator/identity.ts';
import { createService } from '../../src/simulator/service.ts';

const headers = { authorization: `Bearer ${bearerKey}`, 'anthropic-version': '2023-06-01' };
const serve = createService({});
const { offers, systemProfiles, mantle } = openCatalogue({})('us-east-1');

function ask(endpoint: 'runtime' | 'mantle', url: string, body: unknown) {
  return serve(endpoint, { method: 'POST', url, headers, body: Buffer.from(JSON.stringify(body)) }).answer;
}

const operations = ['invoke', 'invoke-with-response-stream', 'converse', 'converse-stream', 'count-tokens'];
const runtimeIds = [...offers.keys(), ...systemProfiles.map(({ id }) => id)];
const paths = [
  '/v1/chat/completions',
  '/v1/responses',
  '/openai/v1/chat/completions',
  '/openai/v1/responses',
  '/anthropic/v1/messages',
];

it('answers any body for any model, and never with a fault of its own', () => {
  const keys = [
    'messages',
    'prompt',
    'max_tokens',
    'inputText',
    'texts',
    'image',
    'input',
    'inferenceConfig',
    'stream',
    'taskType',
  ];
  const body = dictionary(constantFrom(...keys), jsonValue({ maxDepth: 3 }));
  assert(
    property(body, constantFrom(...runtimeIds), constantFrom(...operations), (given, id, operation) => {
      const { status } = ask('runtime', `/model/${encodeURIComponent(id)}/${operation}`, given);
      expect([200, 400]).toContain(status);
    }),
    { numRuns: 2000 },
  );
  assert(
    property(body, constantFrom(...mantle.keys()), constantFrom(...paths), (given, model, path) => {
      expect([200, 400, 401]).toContain(ask('mantle', path, { ...given, model }).status);
    }),
    { numRuns: 1000 },
  );
});

it('answers one of the paths for every model that mantle lists', () => {
  const messages = [{ role: 'user', content: 'OK' }];
  const bodies = [{ messages }, { input: 'OK' }, { messages, max_tokens: 1 }];
  for (const model of mantle.keys()) {
    const statuses = paths.flatMap((path) => bodies.map((body) => ask('mantle', path, { model, ...body }).status));
    expect(statuses.includes(200) ? '' : model).toBe('');
  }
});
