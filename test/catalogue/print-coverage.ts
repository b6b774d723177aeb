/**
 * Prints how many models of a listing have limits and prices from the shipped table, and by which source: `npm run coverage`, of the
 * listing that the simulator answers with; `npm run coverage -- <file>`, of a file with `models` of `modelId` and `output`.
 */
import { readFileSync } from 'node:fs';
import { limitsCoverage } from '../../src/catalogue/coverage.ts';
import { limitsOf } from '../../src/limits/limits.ts';
import { pricesOf } from '../../src/catalogue/prices.ts';
import { knownModel, knownModelsSource } from '../../src/discovery/known-model.ts';
import { percent } from '../../src/text/percent.ts';

const [path = new URL('../../src/simulator/data/catalogue.json', import.meta.url)] = process.argv.slice(2);
const { models }: { models: { modelId?: string; id?: string; output?: string[] }[] } = JSON.parse(
  readFileSync(path, 'utf8'),
);
const packageName = knownModelsSource();
const records = models.map(({ id: listed = '', modelId: id = listed, output = [] }) => {
  const known = knownModel(id);
  const limits = limitsOf({ ids: [id], measured: undefined, given: undefined, known, packageName });
  return { id, output, limits, prices: pricesOf([], { ids: [id], known, packageName }) };
});
const { text, both, missing, differing } = limitsCoverage(records);
const sourceless = records.filter(
  ({ limits }) =>
    (limits.contextWindow !== 'unknown' && limits.contextWindowSource === 'unknown') ||
    (limits.maxOutputTokens !== 'unknown' && limits.maxOutputTokensSource === 'unknown'),
);
const inText = records.filter((record) => limitsCoverage([record]).text === 1);
const priced = inText.filter(({ prices }) => prices.input !== 'unknown').length;
console.log(`${records.length} ids, ${text} answer in text`);
console.log(`both limits      ${both} of ${text} (${percent(both / text)}); missing: ${missing.join(', ') || 'none'}`);
console.log(`without a source ${sourceless.length}`);
console.log(`sources disagree ${differing} of ${text}`);
console.log(`priced           ${priced} of ${text} (${percent(priced / text)})`);

/** `AWS model card, 2026-08-22 (the exact number from ...)` is one source. */
const plain = (source: string): string =>
  source.replace(/ \(.*$/, '').replace(/^https:\/\/([^/]+).*$/, 'our correction, $1');
const counts = new Map<string, [context: number, output: number, price: number]>();
for (const { limits, prices } of inText)
  for (const [column, source] of [limits.contextWindowSource, limits.maxOutputTokensSource, prices.source].entries()) {
    const line = counts.get(plain(source)) ?? [0, 0, 0];
    line[column] = (line[column] ?? 0) + 1;
    counts.set(plain(source), line);
  }
console.log(`\n${'source'.padEnd(56)}context  output   price`);
for (const [source, line] of [...counts].toSorted(([, a], [, b]) => b[0] + b[1] + b[2] - a[0] - a[1] - a[2]))
  console.log(source.padEnd(56) + line.map((value) => String(value).padStart(7)).join(' '));
