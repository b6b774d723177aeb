/** `models`: the catalogue. */
import { catalogueFormats } from '../config/formats.ts';
import type { Command } from './command.ts';
import { connection, modelFilters } from './option-sets.ts';

export const models = {
  summary: 'writes the catalogue: Regions, profiles, limits, prices and quotas of every model; calls no model',
  options: [
    ...modelFilters,
    ...connection,
    'output',
    'format',
    'bom',
    'evidence',
    'compare',
    'limitsFrom',
    'concurrency',
    'quiet',
    'noColor',
    'noProgress',
  ],
  defaults: { output: '-' },
  words: { format: catalogueFormats },
  examples: [
    [
      'bedrock-matrix models --region all -o models.html -o models.json',
      'the catalogue of every Region, to read and as data',
    ],
    ['bedrock-matrix models --model "*nova*" --format md', 'one family, on stdout'],
    ['bedrock-matrix models --limits-from https://models.dev/api.json', 'limits newer than those of this version'],
    ['bedrock-matrix models --compare last-week.json -o models.json', 'what is new, gone or changed since'],
  ],
  async act({ input, io }) {
    const { resolveModels } = await import('../config/models-request.ts');
    const request = resolveModels(input);
    const work = await import('../commands/models.ts');
    return work.models(request, io);
  },
} as const satisfies Command;
