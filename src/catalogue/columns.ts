/** The catalogue as a table, one row per model: the columns that CSV and workbook share. New ones only at the end. */
import { defaultApis } from '../api-names.ts';
import type { ApiName } from '../types.ts';
import { grouped } from '../plan/grouped.ts';
import type { Limits } from '../limits/limits.ts';
import type { Known } from './known.ts';
import type { Quota } from './quota-record.ts';
import type { ModelRecord, Observation } from './record.ts';

type Field = string | number;

export interface Column {
  name: string;
  value(record: ModelRecord): Field;
}

export const columns: readonly Column[] = [
  { name: 'Model', value: ({ id }) => id },
  { name: 'Name', value: ({ name }) => name },
  { name: 'Provider', value: ({ provider }) => provider },
  { name: 'ARN', value: ({ arn }) => arn ?? '' },
  { name: 'Mantle_ID', value: ({ mantle }) => mantle?.id ?? '' },
  { name: 'Mantle_Base_Path', value: ({ mantle }) => mantle?.basePath ?? '' },
  { name: 'Input', value: ({ input }) => input.join(' ') },
  { name: 'Output', value: ({ output }) => output.join(' ') },
  { name: 'Streaming', value: ({ streaming }) => yesNo(streaming) },
  { name: 'Customizations', value: ({ customizations }) => customizations.join(' ') },
  { name: 'Inference_Types', value: ({ inferenceTypes }) => inferenceTypes.join(' ') },
  { name: 'Lifecycle', value: ({ lifecycle }) => lifecycle.status },
  { name: 'Start', value: ({ lifecycle }) => lifecycle.start },
  { name: 'Legacy', value: ({ lifecycle }) => lifecycle.legacy },
  { name: 'End_of_Life', value: ({ lifecycle }) => lifecycle.endOfLife },
  { name: 'Public_Extended_Access', value: ({ lifecycle }) => lifecycle.publicExtendedAccess },
  { name: 'In_Region', value: ({ regions }) => regions.inRegion.join(' ') },
  {
    name: 'Geographies',
    value: ({ regions }) =>
      Object.entries(regions.geographies)
        .map(([name, list]) => `${name}: ${list.join(' ')}`)
        .join('; '),
  },
  { name: 'Global', value: ({ regions }) => regions.global.join(' ') },
  { name: 'Mantle_Regions', value: ({ regions }) => regions.mantle.join(' ') },
  { name: 'Profiles', value: ({ profiles }) => profiles.map(({ id }) => id).join(' ') },
  { name: 'Batch', value: ({ batch }) => yesNo(batch.supported) },
  { name: 'Context_Window', value: ({ limits }) => limits.contextWindow },
  { name: 'Context_Window_Source', value: ({ limits }) => limits.contextWindowSource },
  { name: 'Max_Output_Tokens', value: ({ limits }) => limits.maxOutputTokens },
  { name: 'Max_Output_Tokens_Source', value: ({ limits }) => limits.maxOutputTokensSource },
  { name: 'USD_per_M_Input', value: ({ prices }) => prices.input },
  { name: 'USD_per_M_Output', value: ({ prices }) => prices.output },
  { name: 'USD_per_M_Cache_Read', value: ({ prices }) => prices.cacheRead },
  { name: 'USD_per_M_Cache_Write', value: ({ prices }) => prices.cacheWrite },
  { name: 'USD_per_M_Batch_Input', value: ({ prices }) => prices.batchInput },
  { name: 'USD_per_M_Batch_Output', value: ({ prices }) => prices.batchOutput },
  { name: 'USD_per_Image', value: ({ prices }) => prices.image },
  { name: 'Price_Region', value: ({ prices }) => prices.region },
  { name: 'Price_Routing', value: ({ prices }) => prices.routing },
  { name: 'Price_Source', value: ({ prices }) => prices.source },
  { name: 'Price_Date', value: ({ prices }) => prices.date },
  { name: 'Requests_per_Minute', value: ({ quotas }) => quotaText(quotas, ['requests per minute']) },
  {
    name: 'Tokens_per_Minute',
    value: ({ quotas }) =>
      quotaText(quotas, ['tokens per minute', 'input tokens per minute', 'output tokens per minute']),
  },
  { name: 'Tokens_per_Day', value: ({ quotas }) => quotaText(quotas, ['tokens per day']) },
  { name: 'Access', value: accessText },
  { name: 'Documentation', value: ({ documentation }) => documentation },
  { name: 'First_Seen', value: ({ firstSeen }) => firstSeen },
  ...defaultApis.map((api) => ({
    name: `Observed_${api}`,
    value: ({ observed }: ModelRecord) => observedText(observed, api),
  })),
  { name: 'Batch_Regions', value: ({ batch }) => batch.regions.join(' ') },
  { name: 'Consumption', value: ({ consumption }) => consumption.map(({ option }) => option).join(' ') },
  { name: 'Capabilities', value: capabilityText },
  { name: 'Size_Class', value: ({ sizeClass }) => sizeClass.value },
  { name: 'Languages', value: ({ languages }) => languages.value },
  { name: 'Mantle_Retention_Modes', value: ({ mantle }) => mantle?.retention?.allowedModes.join(' ') ?? '' },
  { name: 'Limits_Disagreement', value: ({ limits }) => disagreementText(limits) },
  { name: 'Listed_Regions', value: ({ regions }) => regions.listed.join(' ') },
];

/** `yes`, `no` or `unknown`. */
export function yesNo(value: Known<boolean>): string {
  if (value === 'unknown') return value;
  return value ? 'yes' : 'no';
}

/** `cross-region 5000000; global-cross-region 5000000`; from the lowest to the highest where Regions differ. */
function quotaText(quotas: readonly Quota[], measures: readonly string[]): string {
  const usual = quotas.filter(({ measure, variant }) => measures.includes(measure) && variant === null);
  const groups = grouped(usual, ({ scope, measure }) =>
    scope === 'mantle' ? `${scope} ${measure.split(' ')[0]}` : scope,
  );
  const texts = [...groups].map(([label, group]) => `${label} ${range(group.map(({ value }) => value))}`);
  return texts.length === 0 ? 'unknown' : texts.toSorted().join('; ');
}

function range(values: readonly number[]): string {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return least === most ? grouping(least) : `${grouping(least)}..${grouping(most)}`;
}

/** `144,000,000,000`: twelve digits in a row would be taken for an account. */
export function grouping(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

/** `prompt-caching yes; reasoning-on no`. */
function capabilityText({ capabilities }: ModelRecord): string {
  return capabilities.map(({ name, supported }) => `${name} ${yesNo(supported)}`).join('; ');
}

/** `context 272000 (LiteLLM, 2026-08-01); output 131072 (…)`. */
function disagreementText({ disagreements }: Limits): string {
  return disagreements
    .map(({ field, value, source }) => `${field === 'contextWindow' ? 'context' : 'output'} ${value} (${source})`)
    .join('; ');
}

function accessText({ access }: ModelRecord): string {
  if (access.length === 0) return 'unknown';
  return access
    .map(
      ({ agreement, authorization, entitlement, inRegion, regions }) =>
        `agreement ${agreement}, ${authorization}, entitlement ${entitlement}, Region ${inRegion} (${regions.length})`,
    )
    .join('; ');
}

/** `supported 3, unsupported 1`: how many targets and Regions gave which verdict. Empty: the run did not ask. */
function observedText(observed: readonly Observation[], api: ApiName): string {
  const counts = new Map<string, number>();
  for (const { verdict, regions, api: name } of observed) {
    if (name === api) counts.set(verdict, (counts.get(verdict) ?? 0) + regions.length);
  }
  return [...counts]
    .map(([verdict, count]) => `${verdict} ${count}`)
    .toSorted()
    .join(', ');
}
