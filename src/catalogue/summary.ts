/** What one must know of a catalogue before one believes it: counts, how much was joined, what is missing. */
import { oneLine } from '../medium.ts';
import { percent } from '../text/percent.ts';
import { plural } from '../text/quantities.ts';
import { limitsCoverage } from './coverage.ts';
import { loggingText } from './logging.ts';
import type { Catalogue, Join, ModelRecord } from './record.ts';

/** Names that are shown on the terminal; the files have all of them. */
const mostNames = 3;

export function summaryText(catalogue: Catalogue, files: readonly string[]): string {
  const { models, regions, joins, simulated } = catalogue;
  const withQuota = models.filter(({ quotas }) => quotas.length > 0).length;
  const listed = models.filter(({ prices }) => prices.rates.length > 0).length;
  const other = models.filter(({ prices }) => prices.rates.length === 0 && prices.source !== 'unknown').length;
  const profiles = new Set(models.flatMap((model) => model.profiles.map(({ id }) => id))).size;
  const mantle = models.filter((model) => model.mantle !== null).length;
  const logging = loggingText(catalogue.logging);
  const lines = [
    ...(simulated ? ['SIMULATED: the built-in simulator answered, not AWS.'] : []),
    `Models          ${models.length} in ${plural(regions.length, 'Region')}, ${mantle} of them on bedrock-mantle; ${plural(profiles, 'inference profile')}`,
    `Quotas          ${joinText(joins.quotas)} names match a model; ${withQuota} of ${models.length} models have a quota`,
    `Prices          ${joinText(joins.prices)} names match a model; ${listed} of ${models.length} models have a price from AWS, ${other} from another source, ${models.length - listed - other} none`,
    limitsLine(models),
    `Mantle          ${joinText(joins.mantle)} ids match a foundation model`,
    ...(logging === undefined ? [] : [`Logging         ${logging}`]),
    ...namesLine('Names that match no model here:', [...joins.quotas.unjoined, ...joins.prices.unjoined]),
    ...gapsOf(catalogue).map((gap) => `Missing         ${oneLine(gap)}`),
    ...files.map((file) => `Wrote           ${file}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Models that answer in text have a window and a longest output; for others they say little. */
function limitsLine(models: readonly ModelRecord[]): string {
  const { text, both, differing } = limitsCoverage(models);
  const counted = joinText({ joined: both, total: text, unjoined: [] });
  return `Limits          ${counted} models that answer in text have both; for ${differing} the sources disagree`;
}

/** `96 of 103 (93.2 %)`. */
export function joinText({ joined, total }: Join): string {
  return total === 0 ? '0 of 0' : `${joined} of ${total} (${percent(joined / total)})`;
}

export function gapsOf({ sources }: Catalogue): string[] {
  return sources.flatMap(({ ok, source, region, problem }) =>
    ok ? [] : [`${source}${region === 'all' ? '' : ` in ${region}`}: ${problem ?? 'no reason given'}`],
  );
}

function namesLine(label: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length > mostNames ? `, and ${names.length - mostNames} more` : '';
  return [`${label} ${names.slice(0, mostNames).map(oneLine).join('; ')}${more}`];
}
