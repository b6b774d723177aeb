/** callable.json: what a program names in its calls. */
import { describe, expect, it } from 'vitest';
import { budgetField } from '../../src/report/budget-field.ts';
import { callable } from '../../src/report/callable.ts';
import { keyOf } from '../../src/plan/cell.ts';
import type { ApiName, CellResult, Row, Run } from '../../src/types.ts';
import { haiku, haikuProfile, sampleRun } from './sample-run.ts';
import { faultsBy } from '../schemas.ts';

const options = { details: false, bom: false };
const worked: CellResult = { verdict: 'supported', rule: 'reply', route: '/model', variant: 'converse', calls: 1 };
const globalProfile: Row = {
  ...haiku,
  profileType: 'global-cross-region',
  profile: 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
};

function runOf(cells: [Row, ApiName, CellResult][]): Run {
  return sampleRun({
    rows: [...new Set(cells.map(([row]) => row))],
    results: new Map(cells.map(([row, api, result]) => [keyOf(row, api), result])),
  });
}

function modelsOf(run: Run): { model: string; apis: Record<string, unknown> }[] {
  return JSON.parse(callable.render(run, options)).models;
}

describe('callable.json', () => {
  it('names the id, the endpoint and the route of every API that answers', () => {
    expect(modelsOf(sampleRun())).toMatchObject([
      {
        region: 'us-east-1',
        model: 'amazon.nova-lite-v1:0',
        apis: { converse: { id: 'amazon.nova-lite-v1:0', route: '/model' } },
      },
      { model: 'anthropic.claude-3-opus-20240229-v1:0', apis: {} },
      {
        model: 'anthropic.claude-haiku-4-5-20251001-v1:0',
        apis: {
          converse: { id: haikuProfile.profile, endpoint: 'bedrock-runtime', budgetField: 'inferenceConfig.maxTokens' },
        },
      },
      { model: 'openai.gpt-oss-120b', apis: { responses: { endpoint: 'bedrock-mantle' } } },
    ]);
  });

  it('prefers in-region, then a geography, then global', () => {
    const all: [Row, ApiName, CellResult][] = [
      [globalProfile, 'converse', worked],
      [haikuProfile, 'converse', worked],
      [haiku, 'converse', worked],
    ];
    const ids = [0, 1, 2].map((from) => modelsOf(runOf(all.slice(0, from + 1)))[0]?.apis['converse']);
    expect(ids).toMatchObject([{ id: globalProfile.profile }, { id: haikuProfile.profile }, { id: haiku.model }]);
  });

  it('prefers bedrock-runtime where both endpoints answer alike', () => {
    const onMantle: Row = { ...haiku, endpoint: 'bedrock-mantle' };
    const run = runOf([
      [onMantle, 'messages', { ...worked, route: '/anthropic/v1' }],
      [haiku, 'messages', { ...worked, route: '/anthropic/v1' }],
    ]);
    expect(modelsOf(run)).toMatchObject([{ apis: { messages: { endpoint: 'bedrock-runtime' } } }]);
  });

  it('is as its schema says', () => {
    expect(faultsBy('callable', JSON.parse(callable.render(sampleRun(), options)))).toBeNull();
    expect(faultsBy('callable', { schema: 1, simulated: false, models: [{ region: 'x' }] })).not.toBeNull();
  });
});

describe('the field of the token budget', () => {
  it.each([
    ['chat-completions', 'max_completion_tokens', 'max_completion_tokens'],
    ['chat-completions', 'max_tokens', 'max_tokens'],
    ['chat-completions', 'max_completion_tokens max_completion_tokens->max_tokens', 'max_tokens'],
    ['chat-completions-stream', 'max_completion_tokens max_completion_tokens=16', 'max_completion_tokens'],
    ['chat-completions', 'no-budget', undefined],
    ['responses', 'responses', 'max_output_tokens'],
    ['responses', 'responses -max_output_tokens', undefined],
    ['responses', 'responses -store', 'max_output_tokens'],
    ['messages', 'messages', 'max_tokens'],
    ['converse', 'converse -inferenceConfig', undefined],
    ['invoke', 'anthropic-messages', undefined],
    ['converse', undefined, undefined],
  ] as const)('of %s answered in the form %s is %s', (api, variant, field) => {
    expect(budgetField(api, variant)).toBe(field);
  });
});
