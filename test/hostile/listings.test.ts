/** Listings that hold what no listing should: the one entry that is broken is left out and stated, and all else is measured. */
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/types.ts';
import { simulated, visit, type Visit } from '../end-to-end/harness.ts';
import { gemma, having, nova } from '../end-to-end/models.ts';

const good: JsonObject = {
  modelId: nova.id,
  modelName: 'Nova',
  providerName: 'Amazon',
  inputModalities: ['TEXT'],
  outputModalities: ['TEXT'],
  inferenceTypesSupported: ['ON_DEMAND'],
  responseStreamingSupported: true,
  modelLifecycle: { status: 'ACTIVE' },
};

const goodProfile: JsonObject = {
  inferenceProfileId: `us.${nova.id}`,
  inferenceProfileName: 'US Nova',
  models: [{ modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${nova.id}` }],
};

/** What a member of an entry may be instead of what it should be. */
const others: [name: string, value: Json][] = [
  ['a number', 7],
  ['an object', { a: 1 }],
  ['true', true],
  ['a list', [1]],
  ['empty text', ''],
];

const situations: [name: string, api: string, body: JsonObject][] = [
  ...['modelId', 'providerName', 'inputModalities', 'outputModalities', 'inferenceTypesSupported'].flatMap((member) =>
    others
      .filter(([kind]) => member !== 'providerName' || kind !== 'empty text')
      .map(([kind, value]): (typeof situations)[number] => [
        `a model whose ${member} is ${kind}`,
        'list-foundation-models',
        { modelSummaries: [{ ...good, modelId: 'amazon.broken-v1:0', [member]: value }, good] },
      ]),
  ),
  ['a model that is null', 'list-foundation-models', { modelSummaries: [null, good] }],
  ['a model that is text', 'list-foundation-models', { modelSummaries: ['amazon.x', good] }],
  [
    'modalities that are numbers',
    'list-foundation-models',
    { modelSummaries: [{ ...good, modelId: 'amazon.broken-v1:0', inputModalities: [1] }, good] },
  ],
  [
    'a model id of a million characters',
    'list-foundation-models',
    { modelSummaries: [{ ...good, modelId: 'x'.repeat(1_000_000) }, good] },
  ],
  [
    'an end of life that is no date',
    'list-foundation-models',
    { modelSummaries: [{ ...good, modelLifecycle: { status: 'ACTIVE', endOfLifeTime: 'soon' } }] },
  ],
  [
    'an end of life that is an object',
    'list-foundation-models',
    { modelSummaries: [{ ...good, modelLifecycle: { status: {}, endOfLifeTime: {} } }] },
  ],
  ...others.map(([kind, value]): (typeof situations)[number] => [
    `a profile whose id is ${kind}`,
    'list-inference-profiles',
    { inferenceProfileSummaries: [{ ...goodProfile, inferenceProfileId: value }, goodProfile] },
  ]),
  [
    'a profile whose models are numbers',
    'list-inference-profiles',
    { inferenceProfileSummaries: [{ ...goodProfile, inferenceProfileId: 'us.x', models: [1] }, goodProfile] },
  ],
  [
    'a profile whose model ARN is an object',
    'list-inference-profiles',
    { inferenceProfileSummaries: [{ ...goodProfile, models: [{ modelArn: {} }] }, goodProfile] },
  ],
  ...others.map(([kind, value]): (typeof situations)[number] => [
    `a mantle model whose id is ${kind}`,
    'list-mantle-models',
    { data: [{ id: value }, { id: gemma.id }] },
  ]),
  ['a mantle status that is an object', 'list-mantle-models', { data: [{ id: gemma.id, status: {} }] }],
];

const outputs = ['-o', 'm.csv', '-o', 'm.json', '-o', 'm.md', '-o', 'm.html', '-o', 'm.xlsx', '-o', 'm.xml'];

function marksOf(run: Visit, model: string): (string | undefined)[] {
  const rows = run.csv(run.text('m.csv')).filter((row) => row['Model'] === model);
  return rows.flatMap((row) => [row['Converse_API'], row['ChatCompletions_API']]);
}

describe('a listing with', () => {
  it.each(situations)('%s: it is left out, stated, and the others are measured', async (_name, api, body) => {
    const simulator = await simulated({
      ...having(nova, gemma),
      faults: [{ match: { api }, reply: { status: 200, body } }],
    });
    const run = await visit(simulator, [...outputs, '--api', 'converse,chat-completions']);
    expect(run.stderr).not.toContain('unexpected');
    expect(run.code).toBe(4);
    expect(run.stdout).toMatch(/Not all [\w-]+ of us-east-1: the reply holds what cannot be read, and it was left out/);
    expect(marksOf(run, api === 'list-mantle-models' ? gemma.id : nova.id)).toContain('✓');
    const again = await visit(undefined, ['report', 'bedrock_evidence.ndjson', '-o', 'again.csv'], { cwd: run.cwd });
    expect(again.code).toBe(run.code);
    expect(again.text('again.csv')).toBe(run.text('m.csv'));
  });

  it.each(others)('a claim of the control plane that is %s: the run goes on without it', async (_kind, value) => {
    const simulator = await simulated({
      ...having(nova),
      faults: [
        {
          match: { api: 'get-foundation-model-availability' },
          reply: { status: 200, body: { agreementAvailability: { status: value }, authorizationStatus: value } },
        },
      ],
    });
    const run = await visit(simulator, ['--api', 'converse']);
    expect(run.code).toBe(0);
    expect((await visit(undefined, ['report', 'bedrock_evidence.ndjson', '-f', 'csv'], { cwd: run.cwd })).code).toBe(0);
  });
});
