/** The questions that an agent can ask, as MCP describes tools: what each takes, in one schema that is shown to the agent and reads what it sends. */
import * as v from 'valibot';

import { apiNames } from '../api-names.ts';
import { featureNames } from '../config/feature-names.ts';

const described = (text: string) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(2048), v.description(text));

const api = v.picklist(apiNames);
const region = described('for example eu-central-1');
const feature = described(`for example ${featureNames.slice(3, 8).join(', ')}; tested by --features`);
const model = described('model or profile id, a part of it, or a glob');

/** All of them read files and make no call. */
export const readingTools = {
  which_models_answer: {
    description:
      'Which Amazon Bedrock models answered an API in a real call, by the last recorded run: id to call, Region, endpoint. With a feature, only models that showed it.',
    inputSchema: v.strictObject({
      api,
      region: v.optional(region),
      feature: v.optional(feature),
      model: v.optional(model),
    }),
  },
  explain_cells: {
    description:
      'Why each cell of a model is what it is: each call, what the service said, the verdict, the next step.',
    inputSchema: v.strictObject({ model, api: v.optional(api), feature: v.optional(feature) }),
  },
  describe_model: {
    description:
      'What is known of a model without calling it: ids and Regions of the last listing, limits and prices with the source of each figure, what the listing claims and what calls contradict; and its record in the catalogue, where the server has one.',
    inputSchema: v.strictObject({ model, region: v.optional(region) }),
  },
  what_changed: {
    description:
      'What changed between the baseline that the server was started with and the last recorded run, as JSON.',
    inputSchema: v.strictObject({}),
  },
} as const;

/** There only when the server was started with a budget: it makes real calls, which cost money. */
export const callingTool = {
  description:
    'Makes the real call for one model on one API (and one feature) and records it: paid, within what is left of the budget of the server. A model that did not answer before is called again.',
  inputSchema: v.strictObject({
    model: described('the whole id to call: of a model or of an inference profile'),
    api,
    region: v.optional(region),
    feature: v.optional(v.picklist(featureNames)),
  }),
};

type Tools = typeof readingTools;

export type WhichQuestion = v.InferOutput<Tools['which_models_answer']['inputSchema']>;
export type DescribeQuestion = v.InferOutput<Tools['describe_model']['inputSchema']>;
export type ExplainQuestion = v.InferOutput<Tools['explain_cells']['inputSchema']>;
export type CallQuestion = v.InferOutput<typeof callingTool.inputSchema>;
