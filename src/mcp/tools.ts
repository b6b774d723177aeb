/** The questions that an agent can ask, as MCP describes tools, and the reading of one. All of them only read. */
import * as v from 'valibot';

import { apiNames } from '../api-names.ts';
import { featureNames } from '../config/feature-names.ts';
import { usageError } from '../errors.ts';
import type { ApiName } from '../types.ts';

const api = v.picklist(apiNames);
const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2048));

const readers = {
  which_models_answer: v.strictObject({
    api,
    region: v.optional(text),
    feature: v.optional(text),
    model: v.optional(text),
  }),
  explain_cells: v.strictObject({ model: text, api: v.optional(api) }),
  what_changed: v.strictObject({}),
};

type ToolName = keyof typeof readers;

export type WhichQuestion = { tool: 'which_models_answer' } & v.InferOutput<(typeof readers)['which_models_answer']>;

export type Question =
  | WhichQuestion
  | { tool: 'explain_cells'; model: string; apis: readonly ApiName[] }
  | { tool: 'what_changed' };

const readOnly = { readOnlyHint: true, openWorldHint: false };
const apiSchema = { type: 'string', enum: [...apiNames] };

export const mcpTools = [
  {
    name: 'which_models_answer',
    description:
      'Which Amazon Bedrock models answered an API in a real call, by the last recorded run: id to call, Region, endpoint. With a feature, only models that showed it.',
    inputSchema: {
      type: 'object' as const,
      properties: {
        api: apiSchema,
        region: { type: 'string', description: 'for example eu-central-1' },
        feature: {
          type: 'string',
          description: `for example ${featureNames.slice(0, 5).join(', ')}; tested by --features`,
        },
        model: { type: 'string', description: 'glob on model and profile ids' },
      },
      required: ['api'],
      additionalProperties: false,
    },
    annotations: readOnly,
  },
  {
    name: 'explain_cells',
    description:
      'Why each cell of a model is what it is: each call, what the service said, the verdict, the next step.',
    inputSchema: {
      type: 'object' as const,
      properties: {
        model: { type: 'string', description: 'model or profile id, a part of it, or a glob' },
        api: apiSchema,
      },
      required: ['model'],
      additionalProperties: false,
    },
    annotations: readOnly,
  },
  {
    name: 'what_changed',
    description:
      'What changed between the baseline that the server was started with and the last recorded run, as JSON.',
    inputSchema: { type: 'object' as const, properties: {}, additionalProperties: false },
    annotations: readOnly,
  },
] satisfies readonly { name: ToolName; [member: string]: unknown }[];

/** @throws UserError for a tool or an argument that is not known. */
export function questionOf(name: string, given: object): Question {
  if (name === 'what_changed') return { tool: name };
  if (name === 'explain_cells') {
    const { model, api: one } = read(readers.explain_cells, given);
    return { tool: name, model, apis: one === undefined ? apiNames : [one] };
  }
  if (name === 'which_models_answer') return { tool: name, ...read(readers.which_models_answer, given) };
  throw usageError(`There is no tool ${name}.`, `There are ${Object.keys(readers).join(', ')}.`);
}

function read<Schema extends v.GenericSchema>(schema: Schema, given: object): v.InferOutput<Schema> {
  const result = v.safeParse(schema, given);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw usageError(
    `${v.getDotPath(issue) ?? 'The arguments'}: ${issue.message}.`,
    'The schema of the tool says what it takes.',
  );
}
