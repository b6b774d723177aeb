/** Prints how many models of a listing have limits and prices from the shipped table: `npm run coverage -- <file>` with `models` of `modelId` and `output`. */
import { readFileSync } from 'node:fs';
import { limitsCoverage } from '../../src/catalogue/coverage.ts';
import { limitsOf } from '../../src/limits/limits.ts';
import { pricesOf } from '../../src/catalogue/prices.ts';
import { knownModel, knownModelsSource } from '../../src/discovery/known-model.ts';
import { percent } from '../../src/text/percent.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Usage: npm run coverage -- <file of a listing>');
const { models }: { models: { modelId: string; output?: string[] }[] } = JSON.parse(readFileSync(path, 'utf8'));
const packageName = knownModelsSource();
const records = models.map(({ modelId: id, output = [] }) => {
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
