/** Pictures of the rows in sight: verdicts per API and per provider, and how long models took. */
import { byId, count, duration, el, share, svg } from './dom.js';
import { grouped } from './grouped.js';
import { data, msOf, notApplicable, rows, verdictOf, width } from './store.js';

const mostProviders = 12;
const mostModels = 12;

let slowest = false;
/** @type {readonly number[]} */
let shown = [];

/** @param {readonly number[]} left Rows to draw. */
export function drawCharts(left) {
  shown = left;
  const columns = data.apis.map(({ label, isFeature, isLimit }, column) => ({
    label,
    isFeature,
    isLimit,
    places: left.map((row) => row * width + column),
  }));
  const features = columns.filter(({ isFeature, isLimit }) => isFeature && !isLimit);
  byId('charts').replaceChildren(
    figure('Verdicts by API', stacks(columns.filter(({ isFeature }) => !isFeature))),
    figure('API verdicts by provider', stacks(byProvider(left))),
    ...(features.length === 0
      ? []
      : [figure('Verdicts by feature, where it was tested', stacks(features, features.length))]),
    latencyFigure(left),
  );
}

/** @param {string} title @param {{ nodes: Node[], more: number }} content */
function figure(title, { nodes, more }) {
  const note = more > 0 ? [el('p', { class: 'more' }, [`and ${count(more)} more`])] : [];
  return el('figure', {}, [el('figcaption', {}, [title]), ...nodes, ...note]);
}

/** @param {readonly number[]} left */
function byProvider(left) {
  const apis = data.apis.flatMap(({ isFeature }, column) => (isFeature ? [] : [column]));
  return [...grouped(left, (row) => rows[row]?.provider ?? '')]
    .map(([label, own]) => ({ label, places: own.flatMap((row) => apis.map((column) => row * width + column)) }))
    .toSorted((a, b) => b.places.length - a.places.length);
}

/** @param {readonly { label: string, places: readonly number[] }[]} groups @param {number} [most] */
function stacks(groups, most = mostProviders) {
  const nodes = groups.slice(0, most).map(({ label, places }) => {
    const counts = [0, 0, 0, 0, 0];
    const asked = places.filter((place) => verdictOf[place] !== notApplicable);
    for (const place of asked) counts[verdictOf[place] ?? 4] = (counts[verdictOf[place] ?? 4] ?? 0) + 1;
    return el('div', { class: 'line' }, [
      el('span', { class: 'label', title: label }, [label]),
      bar(label, counts),
      el('span', { class: 'value' }, [share(counts[0] ?? 0, asked.length)]),
    ]);
  });
  return { nodes, more: groups.length - nodes.length };
}

/** One bar, its parts in the order of the verdicts. @param {string} label @param {readonly number[]} counts */
export function bar(label, counts) {
  const whole = counts.reduce((sum, value) => sum + value, 0) || 1;
  let start = 0;
  const parts = counts.map((value, verdict) => {
    const x = start;
    start += (value / whole) * 100;
    return svg('rect', {
      class: `part ${data.verdicts[verdict]?.name}`,
      x: `${x}%`,
      y: 0,
      width: `${(value / whole) * 100}%`,
      height: '100%',
    });
  });
  const said = data.verdicts.map(({ name }, verdict) => `${count(counts[verdict] ?? 0)} ${name}`).join(', ');
  return svg('svg', { class: 'bar', role: 'img', 'aria-label': `${label}: ${said}` }, [
    svg('title', {}, [said]),
    ...parts,
  ]);
}

/** @param {readonly number[]} left */
function latencyFigure(left) {
  const models = latencies(left);
  const sorted = models.toSorted((a, b) => (slowest ? b.median - a.median : a.median - b.median)).slice(0, mostModels);
  const most = Math.max(1, ...sorted.flatMap(({ times }) => times));
  const toggle = el('button', { type: 'button', class: 'quiet small', 'aria-pressed': String(slowest) }, [
    'Slowest first',
  ]);
  toggle.addEventListener('click', () => {
    slowest = !slowest;
    drawCharts(shown);
    byId('charts').querySelector('button')?.focus();
  });
  const nodes = sorted.map(({ model, times, median }) =>
    el('div', { class: 'line' }, [
      el('span', { class: 'label mono', title: model }, [model]),
      strip({ model, times, median, most }),
      el('span', { class: 'value' }, [duration(median)]),
    ]),
  );
  const note =
    models.length === 0
      ? 'No supported call was timed.'
      : 'Each dot is one small call that worked, the line their median: an impression, no benchmark.';
  return el('figure', { class: 'wide' }, [
    el('figcaption', {}, ['Latency by model', models.length > 1 ? toggle : undefined]),
    ...nodes,
    el('p', { class: 'more' }, [
      models.length > mostModels ? `${mostModels} of ${count(models.length)} models. ${note}` : note,
    ]),
  ]);
}

/** Times of the calls that worked, by model. @param {readonly number[]} left */
function latencies(left) {
  const timed = left.flatMap((row) =>
    data.apis.flatMap((_, column) => {
      const place = row * width + column;
      const ms = verdictOf[place] === 0 ? msOf(place) : undefined;
      return ms === undefined ? [] : [{ model: rows[row]?.model ?? '', ms }];
    }),
  );
  return [...grouped(timed, ({ model }) => model)].map(([model, all]) => {
    const times = all.map(({ ms }) => ms).toSorted((a, b) => a - b);
    return { model, times, median: times[Math.floor((times.length - 1) / 2)] ?? 0 };
  });
}

/** @param {{ model: string, times: readonly number[], median: number, most: number }} options */
function strip({ model, times, median, most }) {
  const at = (/** @type {number} */ ms) => `${2 + (ms / most) * 96}%`;
  const said = `${model}: median ${duration(median)} of ${count(times.length)} calls`;
  const dots = times.slice(0, 60).map((ms) => svg('circle', { class: 'dot', cx: at(ms), cy: '50%', r: 3.5 }));
  return svg('svg', { class: 'strip', role: 'img', 'aria-label': said }, [
    svg('title', {}, [said]),
    svg('line', { class: 'axis', x1: 0, x2: '100%', y1: '50%', y2: '50%' }),
    ...dots,
    svg('line', { class: 'median', x1: at(median), x2: at(median), y1: '15%', y2: '85%' }),
  ]);
}
