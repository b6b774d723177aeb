/** Reads a catalogue that was written as JSON. */
import { UserError } from '../errors.ts';
import { parsedJson } from '../text/parsed-json.ts';
import type { Catalogue } from './record.ts';

const howTo = 'Name a file that `bedrock-matrix models -o models.json` wrote.';

/** Checked as far as comparing needs. @throws UserError on what is no catalogue, or one of another version. */
export function readCatalogue(text: string, path: string): Catalogue {
  const value = parsedJson(text);
  if (!isFields(value) || !Array.isArray(value['models']))
    throw new UserError(`${path} is no catalogue of models.`, howTo);
  if (value['schema'] !== 1)
    throw new UserError(`${path} is a catalogue of another version (${JSON.stringify(value['schema'])}).`, howTo);
  if (!isCatalogue(value)) throw new UserError(`${path} is a damaged catalogue of models.`, howTo);
  return value;
}

function isCatalogue(value: unknown): value is Catalogue {
  if (!isFields(value)) return false;
  const { models, regions, sources, filters, generatedAt } = value;
  const whole =
    Array.isArray(regions) && Array.isArray(sources) && isFields(filters) && typeof generatedAt === 'string';
  return whole && Array.isArray(models) && models.every(isRecord);
}

/** What every record of this version has, one look at each of its parts. */
function isRecord(value: unknown): boolean {
  if (!isFields(value) || typeof value['id'] !== 'string') return false;
  const objects = ['regions', 'lifecycle', 'limits', 'prices'].every((name) => isFields(value[name]));
  const lists = ['input', 'output', 'customizations', 'inferenceTypes', 'profiles', 'quotas'].every((name) =>
    Array.isArray(value[name]),
  );
  return objects && lists;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
