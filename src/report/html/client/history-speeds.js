/** Latency and error rates of each model and API over the runs, each with a small chart. */
import { byId, count, duration, el, share, svg } from './dom.js';

/** @typedef {import('../../../compare/speed.ts').Speed} Speed */

const mostSpeeds = 200;
const chart = { width: 140, height: 28 };

/** @param {readonly Speed[]} speeds */
export function showSpeeds(speeds) {
  if (speeds.length === 0) return;
  byId('speeds').hidden = false;
  const heads = ['Model', 'API', 'Median', 'p95', 'Errors', 'Throttled', 'Median of each run'];
  const order = speeds.toSorted((a, b) => (lastOf(b)?.median ?? -1) - (lastOf(a)?.median ?? -1));
  byId('speed-table').replaceChildren(
    el('thead', {}, [
      el(
        'tr',
        {},
        heads.map((name) => el('th', { scope: 'col' }, [name])),
      ),
    ]),
    el('tbody', {}, order.slice(0, mostSpeeds).map(speedLine)),
  );
  const more = speeds.length - mostSpeeds;
  if (more > 0)
    byId('speeds').append(el('p', { class: 'hint' }, [`and ${count(more)} more; \`-o trend.speed.csv\` has all.`]));
}

/** The newest run that called it. @param {Speed} speed */
function lastOf({ runs }) {
  return runs.findLast((run) => run !== null) ?? undefined;
}

/** @param {Speed} speed */
function speedLine(speed) {
  const last = lastOf(speed);
  const { called = 0, errors = 0, throttled = 0 } = last ?? {};
  const cells = [
    speed.api,
    last?.median === undefined ? 'none answered' : duration(last.median),
    last?.p95 === undefined ? '' : duration(last.p95),
    share(errors, called),
    share(throttled, called),
  ];
  return el('tr', {}, [
    el('th', { scope: 'row' }, [
      el('span', { class: 'id' }, [speed.model]),
      el('span', { class: 'place' }, [speed.endpoint.replace('bedrock-', '')]),
    ]),
    ...cells.map((cell) => el('td', {}, [cell])),
    el('td', {}, [medianChart(speed)]),
  ]);
}

/** @param {Speed} speed */
function medianChart({ runs }) {
  const medians = runs.map((run) => run?.median);
  const known = medians.filter((median) => median !== undefined);
  const most = Math.max(1, ...known);
  const step = chart.width / Math.max(1, runs.length - 1);
  const points = medians.map((median, index) =>
    median === undefined
      ? undefined
      : { x: (index * step).toFixed(1), y: (chart.height - 3 - (median / most) * (chart.height - 6)).toFixed(1) },
  );
  // A run that measured nothing breaks the line.
  const path = points
    .map((point, index) => (point && `${points[index - 1] === undefined ? 'M' : 'L'}${point.x} ${point.y}`) ?? '')
    .join('');
  const dots = points.flatMap((point) => (point ? [svg('circle', { cx: point.x, cy: point.y, r: 2 })] : []));
  const said = `Median of each run: ${medians.map((median) => (median === undefined ? 'none' : duration(median))).join(', ')}`;
  const attributes = {
    class: 'spark',
    role: 'img',
    'aria-label': said,
    viewBox: `-3 0 ${chart.width + 6} ${chart.height}`,
  };
  return svg('svg', attributes, [svg('path', { d: path }), ...dots]);
}
