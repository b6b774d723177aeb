/** Owns the settings of the command that writes the catalogue: those of a listing, and where the catalogue goes. */
import { resolve } from 'node:path';
import { usageError } from '../errors.ts';
import { resolveConfig, type Config, type ConfigInput } from './config.ts';
import { onlyOneProfile } from './connection.ts';
import { catalogueFormats, formatOfFile, type FormatName } from './formats.ts';
import { readMany, readOne } from './option.ts';
import { options } from './options.ts';
import { checkDistinct } from './outputs.ts';

export type CatalogueFormat = (typeof catalogueFormats)[number];

export interface ModelsRequest {
  config: Readonly<Config>;
  /** Absolute paths, or `-` for stdout. */
  outputs: { path: string; format: CatalogueFormat }[];
  /** Absolute path; read when it is there, or when it was asked for. */
  evidence: string;
  evidenceAsked: boolean;
  /** Absolute path of an earlier catalogue. */
  compare?: string;
  limitsFrom?: LimitsLocation;
}

/** Where a list of limits is. */
export type LimitsLocation = { kind: 'file'; path: string } | { kind: 'url'; url: string };

/** The catalogue goes to stdout unless files are named. Throws a usage error naming the option that is wrong. */
export function resolveModels(input: ConfigInput): ModelsRequest {
  checkFiles(input);
  const config = resolveConfig(input);
  onlyOneProfile(config, 'models');
  const named = readMany(options.output, input).value.length > 0;
  const format = readOne(options.format, input)?.value ?? 'csv';
  const compare = readOne(options.compare, input)?.value;
  const limits = readOne(options.limitsFrom, input);
  const outputs = (named ? config.outputs : [{ path: '-', format }]).map((output) => ({
    path: output.path,
    format: formatFor(output.format),
  }));
  const path = compare === undefined ? undefined : resolve(input.cwd, compare);
  checkDistinct([
    ...outputs.map((output) => ({ option: '--output', path: output.path })),
    { option: '--evidence', path: config.evidence },
  ]);
  return {
    config,
    outputs,
    evidence: config.evidence,
    evidenceAsked: readOne(options.evidence, input).source !== 'default',
    ...(path !== undefined && { compare: path }),
    ...(limits !== undefined && { limitsFrom: locationOf(limits, input.cwd) }),
  };
}

/** A name without a format of the catalogue is told of those, and not of the formats of a run. */
function checkFiles(input: ConfigInput): void {
  const { value: paths, source } = readMany(options.output, input);
  if (readOne(options.format, input) !== undefined) return;
  const nameless = paths.find((path) => path !== '-' && formatOfFile(path) === undefined);
  if (nameless === undefined) return;
  throw usageError(
    `${source}: the extension of "${nameless}" names no format of the catalogue`,
    `Write models.html, for example. Known: ${catalogueFormats.map((format) => `.${format}`).join(', ')}.`,
  );
}

function locationOf({ value, source }: { value: string; source: string }, cwd: string): LimitsLocation {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return { kind: 'file', path: resolve(cwd, value) };
  if (URL.canParse(value) && /^https?:/i.test(value)) return { kind: 'url', url: new URL(value).href };
  throw usageError(`${source} takes a file or a URL, not "${value}"`, 'Write a URL as https://host/path.');
}

function formatFor(name: FormatName): CatalogueFormat {
  const found = catalogueFormats.find((format) => format === name);
  if (found !== undefined) return found;
  throw usageError(
    `The catalogue cannot be written as ${name}`,
    `It can be written as ${catalogueFormats.join(', ')}.`,
  );
}
