/** Verdicts on features, held against a service that supports, refuses, ignores, garbles or throttles each of them. `SHOW=1` prints the table. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { featureLabels, featureNames, isPair, type FeatureName } from '../../src/config/feature-names.ts';
import { apiFacts } from '../../src/api-facts.ts';
import { freshDirectory, visit } from '../end-to-end/harness.ts';
import type { Api, Shape } from './asked.ts';
import { isMeaningless, right, type Mark } from './right.ts';
import { behaviours, startFeatureService, type Behaviour, type FeatureService } from './service.ts';

const names = Object.keys(behaviours) as Behaviour[];
const makers = ['qwen.qwen3-32b', 'zai.glm-5', 'moonshotai.kimi-k2.5', 'openai.gpt-6-sol', 'openai.gpt-oss-20b', 'anthropic.claude-opus-5', 'amazon.nova-2-lite'].map(
  (name) => `${name}-v1:0`,
); // prettier-ignore
const featureApis: readonly Api[] = ['converse', 'chat-completions', 'responses', 'messages'];
/** What does not depend on the body is looked at once, above. */
const inBodies: readonly Behaviour[] = ['supports', 'refuses', 'unknows', 'ignores', 'garbles', 'faults'];
/** Each behaviour in each body of InvokeModel; Llama's has room for words only. */
const prefixes = { 'anthropic.claude-': 'messages', 'amazon.nova-2-': 'nova', 'cohere.command-r-': 'cohere', 'acme.': 'chat-completions' } as const; // prettier-ignore
const invoked = [...Object.keys(prefixes).flatMap((prefix) => inBodies.map((name) => `${prefix}${name}-v1:0`)), 'meta.llama3-supports-v1:0']; // prettier-ignore
let service: FeatureService;
let rows: Record<string, string>[];

beforeAll(async () => {
  const ids = [
    ...names.flatMap((name) => [idOf(name), claudeOf(name), mantleOf(name)]),
    'acme.jpeg-v1:0',
    ...makers,
    ...invoked,
  ];
  service = await startFeatureService([...new Set(ids)]);
}, 60_000);
afterAll(() => service.close());

function idOf(behaviour: Behaviour): string {
  return `acme.${behaviour}-v1:0`;
}

/** What only some makers' models can have is asked of those alone. */
function claudeOf(behaviour: Behaviour): string {
  return `anthropic.claude-${behaviour}-v1:0`;
}

const ofClaude: ReadonlySet<FeatureName> = new Set(['cache-ttl', 'latency-optimized']);

/** What is documented for bedrock-mantle alone, some of it for GPT alone. */
function mantleOf(behaviour: Behaviour): string {
  return `openai.gpt-6-${behaviour}`;
}

const ofMantle: ReadonlySet<FeatureName> = new Set(['previous-response-id', 'background', 'server-side-tools']);

function askedOf(behaviour: Behaviour, feature: FeatureName): string {
  if (ofMantle.has(feature)) return mantleOf(behaviour);
  return ofClaude.has(feature) ? claudeOf(behaviour) : idOf(behaviour);
}

/** No answer of theirs depends on what is asked, and each waits: they are asked for one of a kind. */
const busy: readonly Behaviour[] = ['throttles', 'breaks'];
const oneOfAKind: readonly FeatureName[] = ['tool-use', 'tool-streaming', 'json-schema', 'reasoning-off', 'prompt-caching', 'pdf-input', 'forced-tool+thinking']; // prettier-ignore

/** The shape of its bodies on InvokeModel, and what it does. */
function partsOf(model: string): { shape: Shape; behaviour: Behaviour } {
  const found = Object.entries(prefixes).find(([prefix]) => model.startsWith(prefix));
  const behaviour = names.find((name) => model.includes(name));
  return { shape: found?.[1] ?? 'chat-completions', behaviour: behaviour ?? 'supports' };
}

function isMadeOfOthers(name: FeatureName): boolean {
  return isPair(name) || name === 'cached-tokens-in-stream';
}

/** The marks of all cells, by the CSVs of a few runs. */
async function marks(): Promise<typeof rows> {
  const ids = (option: string, of: readonly string[]): string[] => of.flatMap((id) => [option, id]);
  const calm = names.filter((name) => !busy.includes(name));
  const plain = ids('--model', calm.map(idOf));
  // What is made of others is asked, beside them, only where each of them works: without them it is asked of all.
  const singles = await marksOf(
    featureNames.filter((name) => !isMadeOfOthers(name) && !ofMantle.has(name)).join(),
    plain,
  );
  const pairs = await marksOf('pairs,cached-tokens-in-stream', plain);
  const some = await marksOf([...ofClaude].join(), ids('--model', names.map(claudeOf)));
  const behindMantle = await marksOf(
    [...ofMantle].join(),
    ids('--model', calm.map(mantleOf)),
    ['responses'],
    'bedrock-mantle',
  );
  const waiting = await marksOf(oneOfAKind.join(), ids('--model', busy.map(idOf)));
  const reasoning = await marksOf('reasoning-on,reasoning-off', ids('--model', makers), ['converse']);
  const pictures = await marksOf('image-input', ['--model', 'acme.jpeg-v1:0']);
  const both = singles.map((row) => ({ ...row, ...pairs.find(({ Model }) => Model === row['Model']) }));
  return [...both, ...some, ...behindMantle, ...waiting, ...reasoning, ...pictures];
}

async function marksOf(
  features: string,
  models: string[],
  apis: readonly string[] = featureApis,
  endpoint = 'bedrock-runtime',
): Promise<typeof rows> {
  const { origin } = service;
  const run = await visit(
    undefined,
    ['--service', endpoint, '--api', apis.join(), '--features', features, '--features-api', apis.join(),
      '--guardrail', 'abc123:1', '--retries', '0', '-c', '64', ...models],
    { cwd: freshDirectory(), env: { AWS_ENDPOINT_URL: origin, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' } },
  ); // prettier-ignore
  if (process.env['SHOW']) process.stdout.write(run.stdout + run.stderr);
  return run.csv();
}

function markOf(model: string, feature: FeatureName, api: Api | 'invoke'): string | undefined {
  const row = rows.find((one) => one['Model'] === model);
  return (
    row?.[`${featureLabels[feature]}_${apiFacts[api].label}_Feature`] ??
    row?.[`${featureLabels[feature]}_${apiFacts[api].label}Stream_Feature`]
  );
}

/** A model that supports everything shows which cells there are; those of each API are named below. */
function isAsked(behaviour: Behaviour, feature: FeatureName, api: Api): boolean {
  if (busy.includes(behaviour) && !oneOfAKind.includes(feature)) return false;
  return markOf(askedOf('supports', feature), feature, api) !== undefined;
}

describe('each feature, each behaviour, each API', () => {
  it('is judged as is right', async () => {
    rows = await marks();
    const wrong = names.flatMap((behaviour) =>
      featureNames.flatMap((feature) =>
        featureApis.flatMap((api) => {
          const given = markOf(askedOf(behaviour, feature), feature, api);
          if (!isAsked(behaviour, feature, api) || isMeaningless(behaviour, feature, api)) return [];
          const expected: Mark = right(behaviour, feature, api);
          return given === expected ? [] : [`${feature} ${behaviour} ${api}: ${given}, ${expected} is right`];
        }),
      ),
    );
    if (process.env['SHOW']) show();
    expect(wrong).toEqual([]);
  }, 240_000);

  it.each<[Api, string]>([
    ['converse', 'log-probabilities previous-response-id background server-side-tools'],
    ['chat-completions', 'document-input guardrail image-in-tool-result citations cache-ttl latency-optimized video-input previous-response-id background server-side-tools'],
    ['responses', 'stop-sequences document-input guardrail citations cache-ttl latency-optimized video-input audio-input'],
    ['messages', 'guardrail service-tier log-probabilities latency-optimized video-input audio-input previous-response-id background server-side-tools'],
  ])('%s is asked every feature but %s', (api, expected) => {
    expect(featureNames.filter((feature) => !isAsked('supports', feature, api)).join(' ')).toBe(expected);
  }); // prettier-ignore

  it('a second encoding is shown before a picture is called a no', () => {
    for (const api of featureApis) expect([api, markOf('acme.jpeg-v1:0', 'image-input', api)]).toEqual([api, '✓']);
  });

  it.each(makers)('%s takes reasoning in the fields of its maker', (model) => {
    expect(markOf(model, 'reasoning-on', 'converse')).toBe('✓');
    expect(markOf(model, 'reasoning-off', 'converse')).toBe('✓');
  });
});

describe('each feature, each behaviour, in each body of InvokeModel', () => {
  const alone = featureNames.filter((name) => !isMadeOfOthers(name)).join();

  it('is judged as is right', async () => {
    rows = await marksOf(
      alone,
      invoked.flatMap((id) => ['--model', id]),
      ['invoke'],
    );
    const wrong = invoked.flatMap((model) => {
      const { shape, behaviour } = partsOf(model);
      return featureNames.flatMap((feature) => {
        const given = markOf(model, feature, 'invoke');
        const isThere = (markOf(model.replace(behaviour, 'supports'), feature, 'invoke') ?? '') !== '';
        if (!isThere || isMeaningless(behaviour, feature, shape)) return [];
        const expected: Mark = right(behaviour, feature, shape, true);
        return given === expected ? [] : [`${feature} of ${model}: ${given}, ${expected} is right`];
      });
    });
    expect(wrong).toEqual([]);
  }, 240_000);

  it.each([
    ['anthropic.claude-', 'system-prompt stop-sequences temperature tool-use forced-tool tool-streaming json-schema image-input document-input reasoning-on reasoning-off prompt-caching tool-choice-any parallel-tools strict-tools image-in-tool-result pdf-input citations cache-ttl'],
    ['amazon.nova-2-', 'system-prompt stop-sequences temperature tool-use forced-tool tool-streaming image-input document-input reasoning-on reasoning-off prompt-caching tool-choice-any parallel-tools strict-tools image-in-tool-result pdf-input citations video-input audio-input'],
    ['cohere.command-r-', 'system-prompt stop-sequences temperature tool-use tool-streaming json-schema parallel-tools'],
    ['acme.', 'system-prompt stop-sequences temperature tool-use forced-tool tool-streaming json-schema image-input reasoning-on reasoning-off log-probabilities tool-choice-any parallel-tools strict-tools pdf-input audio-input'],
    ['meta.llama3-', ''],
  ])('%s is asked what its body has a place for', (prefix, expected) => {
    const asked = featureNames.filter((feature) => (markOf(`${prefix}supports-v1:0`, feature, 'invoke') ?? '') !== '');
    expect(asked.join(' ')).toBe(expected);
  }); // prettier-ignore
});

function show(): void {
  const short: Record<string, string> = { inconclusive: '?', ignored: 'i', blocked: 'b' };
  process.stdout.write(`${'feature'.padEnd(20)}${names.map((name) => name.padEnd(11)).join('')}\n`);
  for (const feature of featureNames) {
    const cells = names.map((name) =>
      featureApis
        .map((api) => {
          const mark = markOf(askedOf(name, feature), feature, api);
          return mark === undefined || isMeaningless(name, feature, api) ? '-' : (short[mark] ?? mark);
        })
        .join(''),
    );
    process.stdout.write(`${feature.padEnd(20)}${cells.map((cell) => cell.padEnd(11)).join('')}\n`);
  }
}
