/** What a column of the matrix CSV is about beyond the APIs, by its name. */
import { apiFacts } from '../api-facts.ts';
import {
  checkApis,
  featureLabels,
  featureNames,
  limitLabels,
  limitNames,
  parameterNames,
  parameters,
  type CheckApi,
} from '../config/feature-names.ts';
import { checkKey } from '../features/check-key.ts';
import { apiAsked } from '../features/feature-check.ts';
import { featureOf } from '../features/registry.ts';
import type { CellAddress } from './cell-address.ts';

/** `ToolUse_Feature`, `ToolUse_Converse_Feature`, `MaxTokens_16_Value`, `MaxOutput_Limit`, `OrderLookup_Probe`; undefined for all other columns. */
export function checkOfColumn(column: string): (Pick<CellAddress, 'api'> & { feature: string }) | undefined {
  const [, words = '', kind] = /^(.+)_(Feature|Value|Limit|Probe)$/.exec(column) ?? [];
  if (kind === 'Feature') return featureQuestion(words);
  if (kind === 'Value') return valueQuestion(words);
  if (kind === 'Limit') return limitQuestion(words);
  return kind === 'Probe' ? { feature: checkKey({ kind: 'probe', name: kebab(words) }) } : undefined;
}

function featureQuestion(words: string): ReturnType<typeof checkOfColumn> {
  const [label, apiLabel] = words.split('_');
  const feature = featureNames.find((name) => featureLabels[name] === label);
  const api = apiOfLabel(apiLabel);
  if (feature === undefined || (api === undefined && apiLabel !== undefined)) return undefined;
  if (api === undefined) return { feature };
  return { feature, api: apiAsked(featureOf(feature), api) };
}

function apiOfLabel(label: string | undefined): CheckApi | undefined {
  return checkApis.find((name) => apiFacts[name].label === label);
}

function valueQuestion(words: string): ReturnType<typeof checkOfColumn> {
  const [label, value, apiLabel] = words.split('_');
  const name = parameterNames.find((known) => parameters[known].label === label);
  const api = apiOfLabel(apiLabel);
  if (name === undefined || value === undefined || (api === undefined && apiLabel !== undefined)) return undefined;
  return { feature: checkKey({ kind: 'value', parameter: name, value }), ...(api && { api }) };
}

function limitQuestion(label: string): ReturnType<typeof checkOfColumn> {
  const name = limitNames.find((known) => limitLabels[known] === label);
  return name === undefined ? undefined : { feature: checkKey({ kind: 'limit', name }) };
}

/** `OrderLookup` as `order-lookup`; a dash before a digit is lost, so probes are compared by their column. */
function kebab(words: string): string {
  return words.replaceAll(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
