/**
 * Files of models.dev's provider `amazon-bedrock`, one for each id, behind a line with its path. Read from anomalyco/models.dev,
 * packages/core/src/schema.ts and generate.ts, commit f3fc692, 2026-07-02: what a file leaves out comes from its base_model, which
 * models.dev has for models of Anthropic and OpenAI; for others a person adds what it asks for and nobody measures.
 */
import { stringify } from 'smol-toml';
import { oneLine } from '../../medium.ts';
import type { Row, Run } from '../../types.ts';
import type { TextFormat } from '../format.ts';
import { grouped } from '../../plan/grouped.ts';
import { allAnswering, measuredFeatures, type Caller, type Target } from './answering.ts';
import { costFields, figuresOf, type ModelFigures } from './model-figures.ts';
import { headingLines } from './provenance.ts';

const caller: Caller = { endpoint: 'bedrock-runtime', apis: ['converse', 'converse-stream'] };

const heading = {
  reader: 'models.dev (providers/amazon-bedrock/models)',
  apis: caller.apis,
  notes: ['Each file begins at its line "# file:".'],
};

export const modelsDev: TextFormat = {
  render(run) {
    const byId = grouped(allAnswering(run, caller), ({ id }) => id);
    const files = [...byId].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, found]) => fileOf(run, id, found));
    return `${headingLines(run, heading, '#')}${files.join('')}`;
  },
};

function fileOf(run: Run, id: string, found: readonly Target[]): string {
  const [target] = found as [Target];
  const regions = [...new Set(found.map(({ row }) => row.region))].join(', ');
  const figures = figuresOf(run, target.row);
  const { contextWindow, maxOutputTokens, price } = figures;
  const base = baseModel(target.row.model);
  const entry = entryOf(target, { base, figures, features: measuredFeatures(run, target, target.apis) });
  const sources = [
    `answered in: ${regions}`,
    ...(contextWindow ? [`limit.context: ${contextWindow.source}`] : []),
    ...(maxOutputTokens ? [`limit.output: ${maxOutputTokens.source}`] : []),
    ...(price ? [`cost: ${price.source}`] : []),
    ...('modalities' in entry ? ['modalities: as ListFoundationModels lists them'] : []),
    ...(base === undefined ? [] : ['the rest: base_model']),
    ...toBeAdded(entry),
  ];
  const lines = sources.map((line) => `# ${oneLine(line)}\n`).join('');
  return `\n# file: providers/amazon-bedrock/models/${oneLine(id)}.toml\n${lines}${stringify(entry).trimEnd()}\n`;
}

interface EntryFacts {
  /** Its name in models.dev, where it has the model. */
  base: string | undefined;
  figures: ModelFigures;
  features: ReadonlyMap<string, boolean>;
}

function entryOf({ id, row }: Target, { base, figures, features }: EntryFacts): Record<string, unknown> {
  const { contextWindow, maxOutputTokens, price } = figures;
  const limit = {
    ...(contextWindow && { context: contextWindow.value }),
    ...(maxOutputTokens && { output: maxOutputTokens.value }),
  };
  return {
    ...(base === undefined ? { name: id } : { base_model: base }),
    ...attachment(features),
    ...reasoning(features),
    ...(features.has('tool-use') && { tool_call: features.get('tool-use') }),
    ...(features.has('json-schema') && { structured_output: features.get('json-schema') }),
    ...(features.has('temperature') && { temperature: features.get('temperature') }),
    ...modalitiesOf(row),
    ...(Object.keys(limit).length > 0 && { limit }),
    ...(price && { cost: costFields(price) }),
  };
}

/** What models.dev demands of a model without a base_model. */
const demanded = [
  'attachment',
  'reasoning',
  'tool_call',
  'release_date',
  'last_updated',
  'open_weights',
  'modalities',
  'limit.context',
  'limit.output',
];

/** A base_model may say that it reasons, and never how it is told to: models.dev demands both or none. */
function toBeAdded(entry: Record<string, unknown>): string[] {
  if (!('base_model' in entry)) return [`to be added, not measured: ${missingIn(entry).join(', ')}`];
  return 'reasoning' in entry
    ? []
    : [
        'to be added, not measured: reasoning_options, if the base_model reasons (--features reasoning-on,reasoning-off --vary effort=...)',
      ];
}

function missingIn({ limit, ...entry }: Record<string, unknown>): string[] {
  const limits = Object.keys(Object(limit)).map((field) => `limit.${field}`);
  const present = new Set([...Object.keys(entry), ...limits]);
  return demanded.filter((field) => !present.has(field));
}

/** Pictures and PDF: what its readers attach. */
function attachment(features: ReadonlyMap<string, boolean>): object {
  const measured = ['image-input', 'pdf-input'].flatMap((feature) => features.get(feature) ?? []);
  return measured.length === 0 ? {} : { attachment: measured.includes(true) };
}

/** `effort=high` and its like are values that a run tried. */
function reasoning(features: ReadonlyMap<string, boolean>): object {
  const efforts = [...features].flatMap(([key, is]) =>
    is && key.startsWith('effort=') ? [key.slice('effort='.length)] : [],
  );
  const on = features.get('reasoning-on') ?? (efforts.some((effort) => effort !== 'none') ? true : undefined);
  if (on !== true) return on === undefined ? {} : { reasoning: false };
  const options = [
    ...(features.get('reasoning-off') === true ? [{ type: 'toggle' }] : []),
    ...(efforts.length > 0 ? [{ type: 'effort', values: efforts }] : []),
  ];
  return { reasoning: true, reasoning_options: options };
}

/** Not among its files of models/anthropic (anomalyco/models.dev, files stored to 2026-11). */
const withoutBase = /claude-(?:3-(?:haiku|opus)|instant|v\d)/;

/** `anthropic.claude-opus-4-5-20251101-v1:0` is `anthropic/claude-opus-4-5-20251101` there, `openai.gpt-oss-20b-1:0` `openai/gpt-oss-20b`. */
function baseModel(model: string): string | undefined {
  if (!/^(?:anthropic|openai)\./.test(model) || withoutBase.test(model)) return undefined;
  return model
    .replace('.', '/')
    .replace(/-v\d+(?::\d+)?$/, '')
    .replace(/-\d+:\d+$/, '')
    .replace(/-\d{4}-\d\d-\d\d$/, '');
}

const modalities: Readonly<Record<string, string>> = {
  TEXT: 'text',
  IMAGE: 'image',
  VIDEO: 'video',
  SPEECH: 'audio',
  AUDIO: 'audio',
};

/** As listed; models.dev knows five words. */
function modalitiesOf({ input, output }: Row): object {
  const words = (listed: readonly string[]): string[] => [...new Set(listed.flatMap((one) => modalities[one] ?? []))];
  return input.length === 0 || output.length === 0
    ? {}
    : { modalities: { input: words(input), output: words(output) } };
}
