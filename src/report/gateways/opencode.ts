/**
 * A provider in `opencode.jsonc`. Read from anomalyco/opencode, packages/opencode/src/config/provider.ts and
 * provider/provider.ts, commit 020ac73, 2026, and from opencode 1.18.33 (npm, 2026-11), which loads it. It calls Converse and its
 * stream, through @ai-sdk/amazon-bedrock; and Responses on bedrock-mantle for a model that names the package for it.
 */
import type { Row, Run } from '../../types.ts';
import type { TextFormat } from '../format.ts';
import { measuredFeatures, targetsByPlace, type Caller, type Target } from './answering.ts';
import { costFields, figuresOf } from './model-figures.ts';
import { headingLines } from './provenance.ts';

/** The built-in provider puts the prefix of the Region's geography before these, whatever answered. */
const prefixed: readonly [regions: RegExp, names: RegExp][] = [
  [/^us-(?!gov-)/, /nova-micro|nova-lite|nova-pro|nova-premier|nova-2|claude|deepseek\.r1/],
  [/^eu-(?:west-[123]|north-1|central-1|south-[12])$/, /claude|nova-lite|nova-micro|llama3|pixtral/],
  [/^ap-/, /claude|nova-lite|nova-micro|nova-pro/],
];

const caller: Caller = {
  endpoint: 'bedrock-runtime',
  apis: ['converse', 'converse-stream'],
  order: ['regional-cross-region', 'global-cross-region', 'in-region'],
  accepts: (row) => row.profile !== undefined || !isPrefixed(row),
};

/** Two models there it calls on Chat Completions, whatever answered. */
const mantle: Caller = {
  endpoint: 'bedrock-mantle',
  apis: ['responses', 'responses-stream'],
  accepts: ({ model }) => !model.includes('gpt-oss-safeguard'),
};

function isPrefixed({ region, model }: Row): boolean {
  return prefixed.some(([regions, names]) => regions.test(region) && names.test(model));
}

const heading = {
  reader: 'opencode (opencode.jsonc)',
  apis: [...caller.apis, ...mantle.apis],
  notes: ['Left out: models of which only the id without a profile answered and that opencode calls by a profile.'],
};

export const opencode: TextFormat = {
  render(run) {
    const document = { $schema: 'https://opencode.ai/config.json', provider: providers(run) };
    return `${headingLines(run, heading, '//')}${JSON.stringify(document, null, 2)}\n`;
  },
};

/** The built-in provider for the first Region; a provider has one Region, so each further one gets its own. */
function providers(run: Run): object {
  return Object.fromEntries(
    targetsByPlace(run, caller, mantle).flatMap(([place, { row }, found], index) => {
      // Only the built-in provider knows the other package.
      const targets = index === 0 ? found : found.filter((target) => !isOnMantle(target));
      const { region, account } = row;
      const options = { region, ...(account !== undefined && { profile: account }) };
      const models = Object.fromEntries(targets.map((target) => [target.id, modelEntry(run, target)]));
      if (targets.length === 0) return [];
      if (index === 0) return [['amazon-bedrock', { options, models }]];
      const name = ['amazon-bedrock', region, ...(account === undefined ? [] : [account])].join('-');
      return [[name, { npm: '@ai-sdk/amazon-bedrock', name: `Amazon Bedrock ${place}`, options, models }]];
    }),
  );
}

function isOnMantle({ row }: Target): boolean {
  return row.endpoint === mantle.endpoint;
}

/** As the entries of models.dev name it, which opencode carries. */
function packageOf(target: Target): object {
  if (!isOnMantle(target)) return {};
  const api = `https://bedrock-mantle.${target.row.region}.api.aws${target.route ?? '/openai/v1'}`;
  return { provider: { npm: '@ai-sdk/amazon-bedrock/mantle', api } };
}

function modelEntry(run: Run, target: Target): object {
  const { contextWindow, maxOutputTokens, price } = figuresOf(run, target.row);
  const features = measuredFeatures(run, target, target.apis);
  const flag = (field: string, feature: string): object =>
    features.has(feature) ? { [field]: features.get(feature) } : {};
  return {
    name: target.id,
    ...packageOf(target),
    ...flag('attachment', 'image-input'),
    ...flag('reasoning', 'reasoning-on'),
    ...flag('temperature', 'temperature'),
    ...flag('tool_call', 'tool-use'),
    // Both or none: the schema asks for both.
    ...(contextWindow && maxOutputTokens && { limit: { context: contextWindow.value, output: maxOutputTokens.value } }),
    ...(price && { cost: costFields(price) }),
  };
}
