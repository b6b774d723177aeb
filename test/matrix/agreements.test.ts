import { expect, it } from 'vitest';
import { agreementNote, agreementsPending, needsAgreement } from '../../src/matrix/agreements.ts';
import type { ApiName, Availability, Cell, Endpoint } from '../../src/types.ts';

const claims: Availability[] = [
  { region: 'us-east-1', model: 'cohere.command-r-v1:0', agreement: 'NOT_AVAILABLE' },
  { region: 'us-east-1', model: 'writer.palmyra-x5-v1:0', agreement: 'AVAILABLE' },
  { region: 'us-east-1', model: 'ai21.jamba-1-5-mini-v1:0' },
  { region: 'us-east-1', model: 'anthropic.claude-haiku-4-5', agreement: 'PENDING' },
  { region: 'us-east-1', model: 'amazon.nova-lite-v1:0', agreement: 'NOT_AVAILABLE' },
];

function cell(model: string, api: ApiName = 'invoke', endpoint: Endpoint = 'bedrock-runtime'): Cell {
  const row = {
    region: 'us-east-1',
    endpoint,
    model,
    profileType: 'in-region' as const,
    provider: 'Test',
    input: [],
    output: [],
  };
  return { row, api };
}

it('only a claim that says NOT_AVAILABLE of a Marketplace model leaves it out', () => {
  expect(agreementsPending(claims).map(({ model }) => model)).toEqual(['cohere.command-r-v1:0']);
});

it('leaves out its cells on bedrock-runtime, in the Region of the claim, except for what accepts nothing', () => {
  const needs = needsAgreement(agreementsPending(claims));
  const model = 'cohere.command-r-v1:0';
  const elsewhere = { ...cell(model), row: { ...cell(model).row, region: 'eu-west-1' } };
  const asked = [cell(model), cell(model, 'count-tokens'), cell(model, 'responses', 'bedrock-mantle'), elsewhere];
  expect(asked.map(needs)).toEqual([true, false, false, false]);
});

it('names the models before the run, and says what --accept-agreements does', () => {
  expect(agreementNote([], false)).toBeUndefined();
  expect(agreementNote(agreementsPending(claims), false)).toMatch(
    /not called.*cohere\.command-r-v1:0.*--accept-agreements/,
  );
  expect(agreementNote(agreementsPending(claims), true)).toMatch(/accepts the Marketplace agreement of cohere/);
});
