/**
 * Writes the table of limits and prices that the package carries: `npm run model-facts -- <facts file>`.
 *
 * The facts file is JSON: `asOf`; `sources` by key, with `date`; `models` by id, each with `context`, `maxOutput`
 * ({value, source}), `reasoning` (by source, with the efforts that it lists), `price`, `profilePrice` (`geo`, `global`, or a prefix; both with
 * `tiers` for long prompts), `otherPrice`,
 * `conflicts` ({field, source, value}), and with the ids of the same model under `sameModelAs` and `snapshotOf`, from which it takes what it lacks.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const target = new URL('../src/model-facts/data/models.json', import.meta.url);

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Usage: npm run model-facts -- <facts file>');
const { asOf, sources, models } = JSON.parse(readFileSync(path, 'utf8'));

/** How people call the sources. */
const names = {
  'aws-model-card': 'AWS model card',
  'aws-model-card-2026-09': 'AWS model card',
  'aws-model-card-2026-07': 'AWS model card',
  'aws-parameters-page': 'AWS page of request parameters',
  'aws-listing': 'ListFoundationModels, undocumented member `converse`',
  litellm: 'LiteLLM',
  'genai-prices': '@pydantic/genai-prices',
  'anthropic-docs': "Anthropic's documentation",
  portkey: 'Portkey models',
};
/** Dates that stand in the key or the words of a source and not in a member of their own. */
const dates = { 'aws-model-card-2026-09': '2026-09', 'aws-model-card-2026-07': '2026-07' };

const used = new Set();
const entries = Object.keys(models)
  .toSorted()
  .flatMap((id) => {
    const entry = entryOf(id);
    return Object.keys(entry).length === 0 ? [] : [[id, entry]];
  });
const usedSources = [...used].toSorted((a, b) => (a < b ? -1 : 1)).map((key) => [key, sourceOf(key)]);
writeFileSync(
  target,
  [
    `{"asOf": ${JSON.stringify(asOf)},`,
    `"sources": {\n${lines(usedSources)}\n},`,
    `"models": {\n${lines(entries)}\n}}\n`,
  ].join('\n'),
);
process.stdout.write(`${entries.length} models, ${usedSources.length} sources, ${readFileSync(target).length} bytes\n`);

function lines(pairs) {
  return pairs.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n');
}

function sourceOf(key) {
  const { date = dates[key], url } = sources[key] ?? {};
  // A text that names several addresses is none.
  return { name: names[key] ?? key, ...(date && { date }), ...(url && !url.includes(' ') && { url }) };
}

function entryOf(id) {
  return {
    ...figure(id, 'context'),
    ...figure(id, 'maxOutput'),
    ...price(id),
    ...efforts(id),
  };
}

/** Efforts of reasoning, by the first source that lists them; `aws-listing` has them in the console's names. */
function efforts(id) {
  const from = holder(id, 'reasoning');
  const { 'models.dev': options, 'aws-listing': listing } = models[from]?.reasoning ?? {};
  const named = Array.isArray(options) ? options.find(({ type }) => type === 'effort')?.values : undefined;
  const listed = listing?.reasoning_config?.enum;
  const [values, source] = named ? [named, 'models.dev'] : [listed, 'aws-listing'];
  if (values === undefined) return {};
  used.add(source);
  return { efforts: { values, source } };
}

/** The model's own entry, else that of an id which is the same model. */
function holder(id, field) {
  const { sameModelAs = [], snapshotOf } = models[id];
  return [id, ...sameModelAs, ...(snapshotOf ? [snapshotOf] : [])].find((other) => models[other]?.[field]);
}

function figure(id, field) {
  const from = holder(id, field);
  if (from === undefined) return {};
  const { value, source, exactFrom, rounded } = models[from][field];
  used.add(source);
  if (exactFrom) used.add(exactFrom);
  return {
    [field]: {
      value,
      source,
      ...(exactFrom && { exactFrom }),
      ...(rounded && { rounded }),
      ...others(from, field, value),
    },
  };
}

/** What other sources say, each figure once for each source. */
function others(id, field, value) {
  const said = (models[id].conflicts ?? []).filter((one) => one.field === field && one.value !== value);
  const unique = new Map(said.map((one) => [`${one.source} ${one.value}`, [one.value, one.source]]));
  for (const [, source] of unique.values()) used.add(source);
  return unique.size === 0 ? {} : { others: [...unique.values()] };
}

/** Without a price for the id alone it is that of a geography, which one Region shares. */
function price(id) {
  const from = holder(id, 'price') ?? holder(id, 'profilePrice');
  const other = models[id].otherPrice;
  if (from === undefined && other?.perImage === undefined) return {};
  const { price: own, profilePrice: { geo, ...prefixes } = {} } = models[from] ?? {};
  const usual = own ?? geo ?? other;
  used.add(usual.source);
  const differing = ['input', 'output'].flatMap((kind) =>
    own === undefined ? [] : (others(from, `price.${kind}`, own[kind]).others ?? []).map((one) => [kind, ...one]),
  );
  const profiles = profilesOf(usual, { ...(own !== undefined && geo !== undefined && { geo }), ...prefixes });
  return {
    price: {
      ...rates(usual),
      ...(other?.perImage !== undefined && { image: other.perImage }),
      source: usual.source,
      ...(Object.keys(profiles).length > 0 && { profiles }),
      ...(differing.length > 0 && { others: differing }),
    },
  };
}

/** By the prefix of the profile; `geo`: every geography that has no price of its own. */
function profilesOf(usual, profiles) {
  return Object.fromEntries(
    Object.entries(profiles).map(([prefix, one]) => {
      used.add(one.source);
      return [prefix, { ...rates(one), ...(one.source !== usual.source && { source: one.source }) }];
    }),
  );
}

function rates({ input, output, cacheRead, cacheWrite, tiers: [first] = [] }) {
  const long = first && { above: first.above, input: first.input, output: first.output };
  return defined({ input, output, cacheRead, cacheWrite, long });
}

function defined(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
