/** The AWS SDK doing what its examples show, and what Bedrock refuses of it. */
import { GetFoundationModelCommand, GetGuardrailCommand, ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import {
  ApplyGuardrailCommand,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  type ConverseCommandInput,
} from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { collect, controlClient, failure, hello, post, runtimeClient } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const modelId = 'amazon.nova-lite-v1:0';
const claude = 'us.anthropic.claude-sonnet-4-6';
const json = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const weather = { toolSpec: { name: 'get_weather', inputSchema: { json } } };
const said = (text: string) => [{ text }];
const bytes = Buffer.from('no image at all');

function converse(input: Partial<ConverseCommandInput>) {
  return runtimeClient(simulator).send(new ConverseCommand({ modelId, messages: hello, ...input }));
}

describe('Converse', () => {
  it('streams, uses a tool when it must, and takes its result', async () => {
    const toolConfig = { tools: [weather], toolChoice: { any: {} } };
    const called = await converse({ toolConfig });
    const content = called.output?.message?.content ?? [];
    expect(content).toMatchObject([{ toolUse: { name: 'get_weather', input: { city: 'Paris' } } }]);
    const toolUseId = content[0]?.toolUse?.toolUseId ?? '';
    const result = { toolUseId, content: [{ json: { degrees: 21 } }] };
    const messages = [
      ...hello,
      { role: 'assistant' as const, content },
      { role: 'user' as const, content: [{ toolResult: result }] },
    ];
    expect(await converse({ messages, toolConfig: { tools: [weather] } })).toMatchObject({ stopReason: 'end_turn' });
    const streamed = new ConverseStreamCommand({ modelId, messages: hello, toolConfig });
    const { stream } = await runtimeClient(simulator).send(streamed);
    if (stream === undefined) throw new Error('no stream');
    expect((await collect(stream)).some((event) => 'contentBlockStart' in event)).toBe(true);
  });

  const assistant = { role: 'assistant' as const, content: said('Hello.') };
  const orphan = { toolUseId: 'tooluse_1', content: said('21') };
  it.each<[string, Partial<ConverseCommandInput>, string | RegExp]>([
    [
      'an assistant that begins',
      { messages: [assistant, ...hello] },
      /^A conversation must start with a user message\./,
    ],
    ['two turns of the user', { messages: [...hello, ...hello] }, /must alternate between user and assistant roles/],
    ['blank text', { messages: [{ role: 'user', content: said(' \n') }] }, /messages\.0\.content\.0 is blank/],
    ['no content', { messages: [{ role: 'user', content: [] }] }, /messages\.0 is empty/],
    [
      'a role that does not exist',
      { messages: [{ role: 'bogus' as 'user', content: said('Hello') }] },
      /Value 'bogus' at 'messages\.1\.member\.role' failed .* enum value set: \[user, assistant, system\]/,
    ],
    [
      'a temperature above 1',
      { inferenceConfig: { temperature: 1.5 } },
      "1 validation error detected: Value '1.5' at 'inferenceConfig.temperature' failed to satisfy constraint: Member must have value less than or equal to 1",
    ],
    [
      'topP below 0',
      { inferenceConfig: { topP: -1 } },
      /Value '-1' at 'inferenceConfig\.topP' .* greater than or equal to 0/,
    ],
    [
      'two limits at once',
      { inferenceConfig: { topP: -1, maxTokens: 0 } },
      /^2 validation errors detected: Value '0' at 'inferenceConfig\.maxTokens' .*; Value '-1'/,
    ],
    [
      'too many stop sequences',
      { inferenceConfig: { stopSequences: Array.from({ length: 2501 }, (_, index) => `s${index}`) } },
      /at 'inferenceConfig\.stopSequences' failed .* length less than or equal to 2500/,
    ],
    [
      'no tools',
      { toolConfig: { tools: [] } },
      /Value '\[\]' at 'toolConfig\.tools' .* length greater than or equal to 1/,
    ],
    [
      'a bad name of a tool',
      { toolConfig: { tools: [{ toolSpec: { name: 'get weather', inputSchema: { json } } }] } },
      /Value 'get weather' at 'toolConfig\.tools\.1\.member\.toolSpec\.name' .* pattern: \[a-zA-Z0-9_-\]\+/,
    ],
    [
      'a schema that is no object',
      { toolConfig: { tools: [{ toolSpec: { name: 'a', inputSchema: { json: { type: 'string' } } } }] } },
      'The value at toolConfig.tools.0.toolSpec.inputSchema.json.type must be one of the following: object.',
    ],
    [
      'a choice among tools that names none of them',
      { toolConfig: { tools: [weather], toolChoice: { tool: { name: 'other' } } } },
      "The model returned the following errors: Tool 'other' not found in provided tools",
    ],
    [
      'the result of a tool that nobody called',
      { messages: [{ role: 'user', content: [{ toolResult: orphan }] }], toolConfig: { tools: [weather] } },
      'The number of toolResult blocks at messages.0.content exceeds the number of toolUse blocks of previous turn.',
    ],
    [
      'a result without tools',
      { messages: [{ role: 'user', content: [{ toolResult: orphan }] }] },
      'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
    ],
    [
      'a bad name of a document',
      {
        messages: [
          {
            role: 'user',
            content: [{ document: { name: 'cv.pdf', format: 'pdf', source: { bytes } } }, { text: 'Read.' }],
          },
        ],
      },
      /^The document file name can only contain alphanumeric characters/,
    ],
    [
      'bytes that are no image',
      { modelId: claude, messages: [{ role: 'user', content: [{ image: { format: 'png', source: { bytes } } }] }] },
      /^The model returned the following errors: messages\.0\.content\.0\.image\.source\.base64\.data: Could not process image$/,
    ],
    [
      'a guardrail that does not exist',
      { guardrailConfig: { guardrailIdentifier: 'unknown1', guardrailVersion: '1' } },
      'The provided guardrail identifier is invalid.',
    ],
    [
      'a field that Nova does not have',
      { additionalModelRequestFields: { bogus: 1 } },
      /^The model returned the following errors: Malformed input request: #: extraneous key \[bogus\] is not permitted/,
    ],
    [
      'a field that Claude does not have',
      { modelId: claude, additionalModelRequestFields: { bogus: 1 } },
      'The model returned the following errors: bogus: Extra inputs are not permitted',
    ],
    [
      'more thinking than tokens',
      {
        modelId: claude,
        inferenceConfig: { maxTokens: 1024 },
        additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 2048 } },
      },
      /`max_tokens` must be greater than `thinking\.budget_tokens`/,
    ],
    [
      'an ARN of another Region',
      { modelId: `arn:aws:bedrock:us-west-2::foundation-model/${modelId}` },
      'The provided model identifier is invalid.',
    ],
    [
      'an id that is none',
      { modelId: 'no such model' },
      /^1 validation error detected: Value 'no such model' at 'modelId'/,
    ],
  ])('refuses %s', async (_, input, words) => {
    const error = await failure(converse(input));
    expect(error).toMatchObject({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } });
    const exact = typeof words === 'string' ? error.message === words : words.test(error.message);
    expect([error.message, exact]).toStrictEqual([error.message, true]);
  });

  it('takes an ARN of its own Region, a known guardrail, and an underscore in the name of a document', async () => {
    const document = { name: 'my_cv (1)', format: 'txt' as const, source: { bytes: Buffer.from('text') } };
    const reply = await converse({
      modelId: `arn:aws:bedrock:us-east-1::foundation-model/${modelId}`,
      guardrailConfig: { guardrailIdentifier: 'gr1234567890', guardrailVersion: 'DRAFT' },
      messages: [{ role: 'user', content: [{ document }, { text: 'Read.' }] }],
    });
    expect(reply.stopReason).toBe('end_turn');
  });

  it('refuses a body of another type', async () => {
    const url = `${simulator.origins.runtime}/model/${encodeURIComponent(modelId)}/converse`;
    const headers = { authorization: `Bearer ${simulator.bearerKey}`, 'content-type': 'text/plain' };
    const reply = await post(url, { messages: hello }, headers);
    expect([reply.status, reply.headers.get('x-amzn-errortype')]).toStrictEqual([
      415,
      expect.stringMatching(/^UnsupportedMediaTypeException/),
    ]);
  });
});

it('InvokeModel takes a body without a content type', async () => {
  const body = JSON.stringify({ messages: hello });
  const reply = await runtimeClient(simulator).send(new InvokeModelCommand({ modelId, body }));
  expect(reply.$metadata.httpStatusCode).toBe(200);
});

describe('the control plane', () => {
  it('finds a model by its ARN, and models by what they can be customized with', async () => {
    const client = controlClient(simulator);
    const modelIdentifier = `arn:aws:bedrock:us-east-1::foundation-model/${modelId}`;
    const { modelDetails } = await client.send(new GetFoundationModelCommand({ modelIdentifier }));
    expect(modelDetails?.modelId).toBe(modelId);
    const all = await client.send(new ListFoundationModelsCommand({}));
    const tuned = await client.send(new ListFoundationModelsCommand({ byCustomizationType: 'FINE_TUNING' }));
    expect(tuned.modelSummaries?.every((one) => one.customizationsSupported?.includes('FINE_TUNING'))).toBe(true);
    expect(tuned.modelSummaries?.length).toBeLessThan(all.modelSummaries?.length ?? 0);
  });

  it('refuses a filter that does not exist', async () => {
    const filter = new ListFoundationModelsCommand({ byCustomizationType: 'BOGUS' as 'FINE_TUNING' });
    expect((await failure(controlClient(simulator).send(filter))).message).toMatch(
      /at 'byCustomizationType' failed .* enum/,
    );
  });
});

it('an operation that it does not have is UnknownOperationException, which the SDK can read', async () => {
  const content = [{ text: { text: 'Hello' } }];
  const asked = { guardrailIdentifier: 'gr1234567890', guardrailVersion: '1', source: 'INPUT' as const, content };
  const errors = [
    await failure(controlClient(simulator).send(new GetGuardrailCommand({ guardrailIdentifier: 'gr1234567890' }))),
    await failure(runtimeClient(simulator).send(new ApplyGuardrailCommand(asked))),
  ];
  for (const error of errors) {
    expect(error).toMatchObject({ name: 'UnknownOperationException', $metadata: { httpStatusCode: 404 } });
  }
});
