/** In which forms a feature is asked, one after the other, and what is made of their answers together. */
import { describe, expect, it } from 'vitest';
import { plainForm, writeForm } from '../../src/apis/form.ts';
import type { Check } from '../../src/features/check.ts';
import { featureChecks } from '../../src/features/feature-check.ts';
import { limitCheck } from '../../src/features/limit-check.ts';
import { parameterChecks } from '../../src/features/parameter-check.ts';
import type { FeatureApi, FeatureName } from '../../src/config/feature-names.ts';
import { decideNextCheckRequest } from '../../src/probe/next-check-request.ts';
import type { Turn } from '../../src/runner/step.ts';
import type { ProbeRequest, Attempt, Cell, Observation } from '../../src/types.ts';
import { judge } from '../../src/verdict/judge.ts';
import { attempt, cellOf } from '../verdict/fixture.ts';

type Said = Observation | { status?: number; type?: string; message: string };

/** Asks a feature until it is settled; answers are given in turn, the last for all that follow. */
function settled(feature: FeatureName, api: FeatureApi, said: Said[], model = 'acme.model-v1:0') {
  const [question] = featureChecks({ features: [feature], featuresApis: [api] });
  if (question === undefined) throw new Error(`${feature} is not asked on ${api}`);
  return settledCheck(question, { ...cellOf({ surface: 'native', api, model }), check: question.subject }, said);
}

function settledCheck(question: Check, cell: Cell, said: Said[]) {
  const base: ProbeRequest = { route: '/model', form: plainForm('base'), body: { messages: [], max_tokens: 8 } };
  const turns: Turn[] = [];
  for (;;) {
    const step = decideNextCheckRequest(cell, turns, { check: question, base, retries: 0 });
    if (step.do !== 'call') break;
    turns.push({
      request: step.request,
      attempt: attemptOf(step.request, said[turns.length] ?? said.at(-1) ?? 'unclear'),
    });
  }
  const { verdict, reason } = judge(
    cell,
    turns.map((turn) => turn.attempt),
  );
  return { calls: turns.length, verdict, ...(reason && { reason }) };
}

function attemptOf({ route, form }: ProbeRequest, said: Said): Attempt {
  const variant = writeForm(form);
  if (typeof said === 'string') return attempt({ route, variant, status: 200, reply: { sight: said } });
  const { status = 400, type = 'ValidationException', message } = said;
  return attempt({ route, variant, status, fault: { origin: 'service', type, message } });
}

it('a form that was taken and ignored says more than that another is not known', () => {
  const off: Said = { message: '"thinking.type.between_tools" is not supported for this model.' };
  expect(settled('reasoning-off', 'messages', ['ignored', off])).toMatchObject({ reason: 'parameter-ignored' });
  const name: Said = { message: 'output_format: Extra inputs are not permitted' };
  expect(settled('json-schema', 'messages', ['ignored', name])).toMatchObject({ reason: 'parameter-ignored' });
});

describe('a limit', () => {
  const nova = 'amazon.nova-lite-v1:0';
  const ofModel = (said: Said[]) => {
    const check = limitCheck('output');
    return settledCheck(
      check,
      { ...cellOf({ surface: 'native', api: 'converse', model: nova }), check: check.subject },
      said,
    );
  };
  const figure: Said = { message: 'The maximum tokens you requested exceeds the model limit of 10000.' };

  it('that the service names is not asked for again', () => {
    expect(ofModel([figure])).toEqual({ calls: 1, verdict: 'unsupported', reason: 'limit-stated' });
  });

  it('that the service names for the larger request stands, whatever a reply to the smaller one shows', () => {
    const stated = { calls: 2, verdict: 'unsupported', reason: 'limit-stated' };
    expect(ofModel(['ignored', figure])).toEqual(stated);
    expect(ofModel(['unclear', figure])).toEqual(stated);
  });

  it('that no reply names is not known: an answer is no refusal', () => {
    expect(ofModel(['unclear'])).toEqual({ calls: 2, verdict: 'inconclusive', reason: 'limit-not-stated' });
  });

  it.each([
    'Input is too long for requested model.',
    'Your input exceeds the context window of this model. Please adjust your input and try again.',
    "This model's maximum context length is 131072 tokens. However, you requested 1000000 output tokens and your prompt contains 20 input tokens, for a total of 1000020 tokens.",
  ])('that a refusal does not name is not known, and no fault of our request: %s', (message) => {
    expect(ofModel([{ message }])).toMatchObject({ verdict: 'inconclusive', reason: 'limit-not-stated' });
  });
});

describe('an effort', () => {
  const ofModel = (model: string, said: Said[]) => {
    const [check] = parameterChecks({ name: 'effort', value: 'low' }, ['converse']);
    if (check === undefined) throw new Error('no check');
    return settledCheck(
      check,
      { ...cellOf({ surface: 'native', api: 'converse', model }), check: check.subject },
      said,
    );
  };

  it('that was accepted is not asked for again in other fields, whatever the reply shows', () => {
    const outcome = { calls: 1, verdict: 'inconclusive', reason: 'feature-not-shown' };
    expect(ofModel('anthropic.claude-opus-5', ['unclear'])).toEqual(outcome);
    // Where the name of the field is a guess the next one may show more.
    expect(ofModel('qwen.qwen3-32b-v1:0', ['unclear'])).toMatchObject({ calls: 2 });
  });

  it('that may have been dropped is proved by a model that does not think without it', () => {
    const glm = (control: Said): ReturnType<typeof ofModel> => ofModel('zai.glm-5', ['unproven', control]);
    expect(glm('shown')).toEqual({ calls: 2, verdict: 'supported' });
    expect(glm('unclear')).toEqual({ calls: 2, verdict: 'inconclusive', reason: 'feature-not-shown' });
  });

  it('that is refused in one field is asked for in the others', () => {
    const no: Said = { message: 'adaptive thinking is not supported on this model' };
    expect(ofModel('anthropic.claude-opus-5', [no, no, 'shown'])).toEqual({ calls: 3, verdict: 'supported' });
    const level: Said = { message: "This model does not support effort level 'low'. Supported levels: high." };
    expect(ofModel('anthropic.claude-opus-5', [no, level])).toMatchObject({
      verdict: 'unsupported',
      reason: 'value-refused',
    });
    expect(ofModel('anthropic.claude-opus-5', [no])).toMatchObject({ verdict: 'inconclusive' });
  });
});

describe('an answer that takes more than one request', () => {
  const row = { ...cellOf({ surface: 'mantle', api: 'responses', model: 'openai.gpt-5.4' }).row };
  const base: ProbeRequest = {
    route: '/openai/v1',
    form: plainForm('responses'),
    body: { model: row.model, store: false },
  };

  /** What is asked as long as each reply is the first half of an answer. */
  function asked(feature: FeatureName): { request: ProbeRequest; afterMs?: number | undefined }[] {
    const [check] = featureChecks({ features: [feature], featuresApis: ['responses'] });
    if (check === undefined) throw new Error(`${feature} is not asked`);
    const cell: Cell = { row, api: 'responses', check: check.subject };
    const turns: Turn[] = [];
    const steps: { request: ProbeRequest; afterMs?: number | undefined }[] = [];
    for (;;) {
      const step = decideNextCheckRequest(cell, turns, { check, base, retries: 4 });
      if (step.do !== 'call' && step.do !== 'retry') return steps;
      steps.push(step.do === 'retry' ? { request: step.request, afterMs: step.afterMs } : { request: step.request });
      const reply = { sight: 'continues' as const, responseId: 'resp_1' };
      turns.push({
        request: step.request,
        attempt: attempt({ variant: writeForm(step.request.form), status: 200, reply }),
      });
    }
  }

  it('looks for a response three times, waits longer each time, and cancels it in the end', () => {
    expect(
      asked('background').map(({ request, afterMs }) => [writeForm(request.form), request.stored, afterMs]),
    ).toEqual([
      ['responses +background', undefined, undefined],
      ['responses +background then', { id: 'resp_1' }, 500],
      ['responses +background then/2', { id: 'resp_1' }, 1000],
      ['responses +background then/3', { id: 'resp_1' }, 2000],
      ['responses +background then/4', { id: 'resp_1', cancel: true }, undefined],
    ]);
  });

  it('goes on once with the id that was given, and stores no more', () => {
    expect(asked('previous-response-id').map(({ request }) => request.body)).toMatchObject([
      { store: true },
      { store: false, previous_response_id: 'resp_1' },
    ]);
  });

  it('is over where the reply had no id', () => {
    const reply = { sight: 'continues' as const };
    const [check] = featureChecks({ features: ['background'], featuresApis: ['responses'] });
    if (check === undefined) throw new Error('background is not asked');
    const turns = [{ request: base, attempt: attempt({ status: 200, reply }) }];
    expect(
      decideNextCheckRequest({ row, api: 'responses', check: check.subject }, turns, { check, base, retries: 0 }),
    ).toEqual({ do: 'done' });
  });
});

describe('features together', () => {
  const unknown: Said = {
    status: 400,
    type: 'invalid_request_error',
    message: 'output_config: Extra inputs are not permitted',
  };

  it('are asked in the forms of each: a model may know one of them under another name', () => {
    const said: Said[] = [unknown, unknown, 'shown'];
    expect(settled('json-schema+thinking', 'messages', said, 'anthropic.claude-opus-5')).toEqual({
      calls: 3,
      verdict: 'supported',
    });
    expect(settled('json-schema+thinking', 'messages', [unknown], 'anthropic.claude-opus-5')).toMatchObject({
      calls: 4,
      verdict: 'unsupported',
    });
  });

  it('are asked once in each request that is made: thinking that is turned off to force a tool is on again', () => {
    const both: Said = { message: 'Thinking may not be enabled when tool_choice forces tool use.' };
    expect(settled('forced-tool+thinking', 'messages', [both], 'anthropic.claude-opus-5')).toEqual({
      calls: 2,
      verdict: 'unsupported',
      reason: 'features-not-combinable',
    });
  });
});

describe('a picture', () => {
  const ours: Said = { message: 'Invalid or unsupported image format' };
  const no: Said = { message: "This model doesn't support the image content block that you provided." };

  it('is shown in a second encoding before it is called a no', () => {
    expect(settled('image-input', 'converse', [no])).toEqual({
      calls: 2,
      verdict: 'unsupported',
      reason: 'feature-not-supported',
    });
    expect(settled('image-input', 'converse', [no, 'shown'])).toEqual({ calls: 2, verdict: 'supported' });
  });

  it('that is not taken for what it is leaves a doubt', () => {
    expect(settled('image-input', 'converse', [ours])).toMatchObject({ calls: 2, verdict: 'inconclusive' });
    expect(
      settled('image-input', 'converse', [
        { message: 'You uploaded an unsupported image. Please make sure your image is valid.' },
      ]),
    ).toMatchObject({ verdict: 'inconclusive' });
    expect(settled('image-input', 'converse', [ours, 'shown'])).toMatchObject({ verdict: 'supported' });
    expect(settled('image-input', 'converse', [ours, no])).toMatchObject({ verdict: 'unsupported' });
  });

  it('of which one reply tells nothing is in doubt, whatever the other encoding was told', () => {
    expect(settled('image-input', 'converse', [no, 'unclear'])).toMatchObject({ reason: 'feature-not-shown' });
    expect(
      settled('image-input', 'converse', [no, { status: 429, type: 'ThrottlingException', message: '' }]),
    ).toMatchObject({ reason: 'throttled' });
  });
});

describe('reasoning on Converse', () => {
  it('is asked for in the next form where one shows nothing or is not known', () => {
    expect(settled('reasoning-on', 'converse', ['unclear', 'shown'], 'qwen.qwen3-32b-v1:0')).toEqual({
      calls: 2,
      verdict: 'supported',
    });
    const unknown: Said = { message: 'extraneous key [reasoning] is not permitted' };
    expect(settled('reasoning-on', 'converse', [unknown, 'shown'], 'openai.gpt-6-sol')).toMatchObject({
      verdict: 'supported',
    });
    expect(settled('reasoning-on', 'converse', [unknown], 'openai.gpt-6-sol')).toMatchObject({
      calls: 2,
      verdict: 'inconclusive',
    });
  });

  it('of a form that is refused for another one, which then shows nothing, is in doubt', () => {
    const elsewhere: Said = {
      message:
        '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
    };
    expect(settled('reasoning-on', 'messages', [elsewhere, 'unclear'], 'anthropic.claude-sonnet-4-6')).toMatchObject({
      verdict: 'inconclusive',
    });
    expect(settled('reasoning-on', 'messages', [elsewhere, 'shown'], 'anthropic.claude-sonnet-4-6')).toMatchObject({
      verdict: 'supported',
    });
  });
});

describe('a tool that must be called', () => {
  const whileThinking: Said = { message: 'Thinking may not be enabled when tool_choice forces tool use.' };

  it('is asked for again with thinking turned off', () => {
    expect(settled('forced-tool', 'messages', [whileThinking, 'shown'])).toEqual({ calls: 2, verdict: 'supported' });
  });

  it('is a no where that is refused too', () => {
    const always: Said = { message: '"thinking.type.disabled" is not supported for this model.' };
    expect(settled('forced-tool', 'messages', [whileThinking, always])).toMatchObject({
      reason: 'feature-not-supported',
    });
  });
});

describe('a denial by its type alone', () => {
  it('is a no where its words are about the feature, and stays a gate where they are not', () => {
    const caching: Said = {
      status: 403,
      type: 'AccessDeniedException',
      message: 'You invoked an unsupported model or your request did not allow prompt caching.',
    };
    const gate: Said = { status: 403, type: 'AccessDeniedException', message: 'You may not do this here.' };
    for (const api of ['converse', 'messages'] as const)
      expect(settled('prompt-caching', api, [caching])).toMatchObject({ reason: 'feature-not-supported' });
    expect(settled('prompt-caching', 'converse', [gate])).toMatchObject({ verdict: 'blocked' });
    expect(
      settled('log-probabilities', 'chat-completions', [
        {
          status: 403,
          type: 'invalid_request_error',
          message: 'You are not allowed to request logprobs from this model',
        },
      ]),
    ).toMatchObject({ verdict: 'unsupported' });
  });
});

describe('values that are refused', () => {
  it.each<[FeatureName, FeatureApi, string]>([
    ['reasoning-off', 'chat-completions', "Invalid value: 'none'. Supported values are: 'low', 'medium', and 'high'."],
    ['image-input', 'chat-completions', 'At most 0 image(s) may be provided in one request.'],
    ['temperature', 'messages', '`temperature` may only be set to 1 when thinking is enabled or in adaptive mode.'],
    ['json-schema', 'messages', 'output_config.format: Extra inputs are not permitted'],
    [
      'json-schema',
      'converse',
      'The model returned the following errors: output_config.format: Extra inputs are not permitted',
    ],
  ])('%s on %s: %s', (feature, api, message) => {
    expect(settled(feature, api, [{ message }])).toMatchObject({ reason: 'feature-not-supported' });
  });

  it('a value that reasoning is asked for with says nothing of the others', () => {
    const message = "Invalid value: 'low'. Supported values are: 'high' and 'max'. (reasoning_effort)";
    expect(settled('reasoning-on', 'chat-completions', [{ message }])).toMatchObject({ verdict: 'inconclusive' });
  });
});
