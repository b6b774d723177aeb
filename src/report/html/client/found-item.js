/** One id that was found: where it can be called from, what it costs, and how to call it, to copy. */
import { count, el, nameOfColumn } from './dom.js';
import { copyButton } from './copy.js';
import { foundHead } from './find-form.js';
import { contextOf, modelOf, priceOf } from './find-rows.js';
import { arnOf, fillSnippet, originOf } from './snippet-text.js';
import { cellAt, data, rows, verdictOf, width } from './store.js';

/** @typedef {import('./store.js').PageRow} PageRow */

/** @param {import('./find-rows.js').Found} found @param {import('./find-rows.js').Need} need */
export function foundItem({ rows: own, target, endpoint }, need) {
  const first = own[0] ?? 0;
  const row = rows[first];
  if (row === undefined) return el('li');
  const regions = own.map((one) => rows[one]?.region ?? '');
  const arn = arnOf(row, row.region.split(' ')[0] ?? '');
  return el('li', { class: 'found-id' }, [
    foundHead(target, arn),
    el('p', { class: 'hint' }, [factsOf(row, endpoint)]),
    ...testedOn(own, need),
    el('p', { class: 'hint' }, [`Call it from ${regions.join(', ')}. ${staysIn(own)}`]),
    snippetBox(first, need),
  ]);
}

/** @param {PageRow} row @param {string} endpoint */
function factsOf(row, endpoint) {
  const context = contextOf(row);
  const maxOutput = modelOf(row.name)?.maxOutput;
  const { input, output, long } = priceOf(row);
  return [
    row.provider,
    endpoint,
    row.profile === '' ? 'in-region' : `${row.profileType.replace('-cross-region', '')} profile`,
    context === undefined ? 'context window not known' : `context window ${count(context)}`,
    ...(maxOutput === undefined ? [] : [`output at most ${count(maxOutput)}`]),
    input === undefined || output === undefined ? 'price not known' : `$${input} in, $${output} out per million tokens`,
    ...(long === undefined
      ? []
      : [`$${long.input} in, $${long.output} out with a prompt of more than ${count(long.above)}`]),
  ].join(' · ');
}

/** Each feature that was wanted, and the API on which it was tested. @param {readonly number[]} own @param {import('./find-rows.js').Need} need */
function testedOn(own, { columns }) {
  const tested = columns.flatMap((column) => {
    const names = new Set(own.map((row) => cellAt(row * width + column).testedOn));
    const labels = data.apis.flatMap(({ name, label }) => (names.has(name) ? [label] : []));
    return labels.length === 0 ? [] : [`${nameOfColumn(data.apis[column]?.label ?? '')} on ${labels.join(' or ')}`];
  });
  return tested.length === 0 ? [] : [el('p', { class: 'hint' }, [`Tested: ${tested.join(', ')}.`])];
}

/** Where calls are answered. @param {readonly number[]} own */
function staysIn(own) {
  const kinds = new Set(own.map((row) => rows[row]?.profileType));
  if (kinds.has('global-cross-region')) return 'It may be answered in any commercial Region.';
  if (own.some((row) => rows[row]?.endpoint === 'bedrock-mantle')) return 'Where it is answered is not listed.';
  if (kinds.has('in-region')) return 'It is answered where it is called.';
  const destinations = [...new Set(own.flatMap((row) => rows[row]?.destinations ?? []))].toSorted();
  return destinations.length === 0
    ? 'Where it is answered is not listed.'
    : `It may be answered in ${destinations.join(', ')}.`;
}

/** @param {number} row @param {import('./find-rows.js').Need} need */
function snippetBox(row, { columns }) {
  const choices = snippetsOf(row, columns);
  const [first] = choices;
  if (first === undefined) return undefined;
  const code = el('code', {}, [first.text]);
  const pick = el(
    'select',
    {},
    choices.map(({ label }, index) => el('option', { value: index }, [label])),
  );
  pick.addEventListener('change', () => {
    code.textContent = choices[Number(pick.value)]?.text ?? '';
  });
  return el('details', { class: 'snippet' }, [
    el('summary', {}, ['Code to call it']),
    el('div', { class: 'filters' }, [
      el('label', {}, [el('span', {}, ['With']), pick]),
      copyButton('Copy code', () => code.textContent ?? ''),
    ]),
    el('pre', { tabindex: 0 }, [code]),
  ]);
}

/** Of the APIs asked for; where only features were, of all that answered. @param {number} index @param {readonly number[]} columns */
function snippetsOf(index, columns) {
  const row = rows[index];
  if (row === undefined) return [];
  const asked = columns.filter((column) => !data.apis[column]?.isFeature);
  const wanted = asked.length > 0 ? asked : [...data.apis.keys()];
  return wanted.flatMap((column) => {
    const place = index * width + column;
    const api = data.apis[column];
    if (api === undefined || verdictOf[place] !== 0) return [];
    const region = row.region.split(' ')[0] ?? '';
    const values = {
      model: row.profile || row.model,
      arn: arnOf(row, region) ?? '',
      region,
      origin: originOf(row.endpoint, region),
      route: cellAt(place).route,
      body: row.body,
    };
    return data.snippets
      .filter((one) => one.api === api.name && one.endpoint === row.endpoint && row.model.startsWith(one.models ?? ''))
      .flatMap(({ tool, text }) => {
        const filled = fillSnippet(text, values);
        return filled === undefined ? [] : [{ label: `${tool}, ${api.label}`, text: filled }];
      });
  });
}
