/** The run as the page holds it: rows, cells by place (row x API), and which rows a filter leaves. */
import { byId } from './dom.js';

/** @typedef {import('../page-data.ts').PageData} PageData */
/** @typedef {{ region: string, endpoint: string, model: string, profileType: string, profile: string, provider: string, lifecycle: string, name: string, input: string[], output: string[], destinations: string[], body: string }} PageRow */
/** @typedef {{ text: string, region: string, endpoint: string, provider: string, profileType: string, verdicts: Set<number>, changed: boolean }} Filter */
/** @typedef {{ next: string, calls: number, ms?: number, firstByteMs?: number, inputTokens?: number, outputTokens?: number, at: string, requestId: string, verdict: string, verdictMeaning: string, reason: string, title: string, meaning: string, docs: string, message: string, errorType: string, route: string, variant: string, rule: string, testedOn: string, status?: number, limit?: number }} PageCell */

/** @type {PageData} */
export const data = JSON.parse(byId('data').textContent ?? '{}');

/** @param {number | undefined} index */
const textAt = (index) => data.texts[index ?? 0] ?? '';

/** @type {PageRow[]} */
export const rows = data.rows.map((texts) => rowOf(texts));

/** @param {readonly number[]} texts */
function rowOf(texts) {
  const [region, endpoint, model, profileType, profile, provider, lifecycle, name, input, output, destinations, body] =
    texts;
  return {
    region: textAt(region),
    endpoint: textAt(endpoint),
    model: textAt(model),
    profileType: textAt(profileType),
    profile: textAt(profile),
    provider: textAt(provider),
    lifecycle: textAt(lifecycle),
    name: textAt(name),
    input: listAt(input),
    output: listAt(output),
    destinations: listAt(destinations),
    body: textAt(body),
  };
}

/** @param {number | undefined} index */
function listAt(index) {
  return textAt(index).split(',').filter(Boolean);
}

export const width = data.apis.length;

/** In place of a verdict: a feature of a row that answers no API on which it can be asked. */
export const notApplicable = 5;

/** In place of a verdict: a limit that the service named. A figure is neither a yes nor a no. */
export const limitStated = 6;

/** Index of the verdict by place: what filters and pictures count. */
export const verdictOf = Uint8Array.from(data.cells, ([outcome = 0], place) => {
  if (outcome === -1) return notApplicable;
  return limitOf(place) === undefined ? (data.outcomes[outcome]?.[0] ?? 4) : limitStated;
});

/** What a place is drawn as. @param {number} place */
export function verdictName(place) {
  const verdict = verdictOf[place] ?? 4;
  if (verdict === limitStated) return 'limit';
  return data.verdicts[verdict]?.name ?? 'not-applicable';
}

/** Tokens, as the service named them; undefined where it named none. @param {number} place */
export function limitOf(place) {
  const limit = data.outcomes[data.cells[place]?.[0] ?? 0]?.at(-1);
  return limit === 0 ? undefined : limit;
}

/** @type {Map<number, string>} What became of a place since the baseline. */
export const changeAt = new Map(
  (data.changes ?? []).flatMap(({ cell, kind }) => (cell === undefined ? [] : [[cell, kind]])),
);

/** Milliseconds of the deciding call, by place. @param {number} place */
export function msOf(place) {
  return measured(data.cells[place]?.[3]);
}

/** @param {number | undefined} value */
function measured(value) {
  return value === undefined || value === 0 ? undefined : value - 1;
}

/** All that is known of a place. @param {number} place @returns {PageCell} */
export function cellAt(place) {
  const [outcome = 0, next, calls = 0, ms, firstByteMs, inputTokens, outputTokens, at, requestId] =
    data.cells[place] ?? [];
  const [verdict = 4, reason, title, meaning, docs, message, errorType, route, variant, rule, testedOn, status] =
    data.outcomes[outcome] ?? [];
  return {
    next: textAt(next),
    calls,
    ms: measured(ms),
    firstByteMs: measured(firstByteMs),
    inputTokens: measured(inputTokens),
    outputTokens: measured(outputTokens),
    at: textAt(at),
    requestId: textAt(requestId),
    verdict: data.verdicts[verdict]?.name ?? 'untested',
    verdictMeaning: data.verdicts[verdict]?.meaning ?? '',
    reason: textAt(reason),
    title: textAt(title),
    meaning: outcome === -1 ? 'Not tested: this target answers no API that this feature needs.' : textAt(meaning),
    docs: textAt(docs),
    message: textAt(message),
    errorType: textAt(errorType),
    route: textAt(route),
    variant: textAt(variant),
    rule: textAt(rule),
    testedOn: textAt(testedOn),
    status: status === 0 ? undefined : status,
    limit: limitOf(place),
  };
}

/** What the search looks through, by row: names, and the reasons of its cells. */
const haystacks = rows.map((row, index) => {
  const outcomes = new Set(data.cells.slice(index * width, (index + 1) * width).map(([outcome = 0]) => outcome));
  const reasons = [...outcomes].flatMap((outcome) => data.outcomes[outcome]?.slice(1, 3) ?? []).map(textAt);
  const { region, endpoint, model, profileType, profile, provider, lifecycle } = row;
  const names = [region, endpoint, model, profileType, profile, provider, lifecycle];
  return [...names, ...reasons].join(' ').toLowerCase();
});

/** Indexes of the rows that a filter leaves, in their order. @param {Filter} filter */
export function rowsLeft(filter) {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.flatMap((row, index) => {
    const fits =
      (filter.region === '' || row.region === filter.region) &&
      (filter.endpoint === '' || row.endpoint === filter.endpoint) &&
      (filter.provider === '' || row.provider === filter.provider) &&
      (filter.profileType === '' || row.profileType === filter.profileType) &&
      words.every((word) => haystacks[index]?.includes(word)) &&
      hasCell(index, filter);
    return fits ? [index] : [];
  });
}

/** @param {number} row @param {Filter} filter */
function hasCell(row, { verdicts, changed }) {
  if (verdicts.size === 0 && !changed) return true;
  for (let place = row * width; place < (row + 1) * width; place += 1) {
    if (isMeant(place, { verdicts, changed })) return true;
  }
  return false;
}

/** Whether a place is one that the filter asks for; all are when it asks for none. @param {number} place @param {Pick<Filter, 'verdicts' | 'changed'>} filter */
export function isMeant(place, { verdicts, changed }) {
  return (verdicts.size === 0 || verdicts.has(verdictOf[place] ?? 4)) && (!changed || changeAt.has(place));
}
