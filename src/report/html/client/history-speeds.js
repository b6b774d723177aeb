/** Latency and error rates of each model and API over the runs, each with a small chart. */
import { byId, count, counted, duration, el, share, svg } from './dom.js';
import { searchWords, shownNow, step, trend } from './history-store.js';

/** @typedef {import('../../../compare/speed.ts').Speed} Speed */

const chart = { width: 140, height: 30 };
const slowestFirst = trend.speeds.toSorted((a, b) => (lastOf(b)?.median ?? -1) - (lastOf(a)?.median ?? -1));

/** Those that the search leaves. */
export function showSpeeds() {
  if (slowestFirst.length === 0) return;
  byId('speeds').hidden = false;
  const words = searchWords();
  const left = slowestFirst.filter(({ model, endpoint, api }) => {
    const text = [model, endpoint, api].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const heads = ['Model', 'API', 'Median', 'p95', 'Errors', 'Throttled', 'Latency of each run', 'Errors of each run'];
  byId('speed-table').replaceChildren(
    el('thead', {}, [
      el(
        'tr',
        {},
        heads.map((name) => el('th', { scope: 'col' }, [name])),
      ),
    ]),
    el('tbody', {}, left.slice(0, shownNow.speedsShown).map(speedLine)),
  );
  const all = counted(slowestFirst.length, 'line');
  byId('speed-count').textContent =
    `${left.length === slowestFirst.length ? all : `${count(left.length)} of ${all}`}, the slowest of the last run first`;
  byId('speed-more').replaceChildren(...moreSpeeds(left.length - shownNow.speedsShown));
}

/** @param {number} hidden */
function moreSpeeds(hidden) {
  if (hidden <= 0) return [];
  const button = el('button', { type: 'button', class: 'quiet' }, [`Show more (${count(hidden)} not shown)`]);
  button.addEventListener('click', () => {
    shownNow.speedsShown += step;
    showSpeeds();
    byId('speed-more').querySelector('button')?.focus();
  });
  return [button, el('p', { class: 'paper-only' }, [`and ${counted(hidden, 'line')} more`])];
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
      // On a phone the column of it is hidden.
      el('span', { class: 'asked' }, [speed.api]),
      el('span', { class: 'place' }, [speed.endpoint.replace('bedrock-', '')]),
    ]),
    ...cells.map((cell) => el('td', {}, [cell])),
    el('td', {}, [latencyChart(speed)]),
    el('td', {}, [errorChart(speed)]),
  ]);
}

/** @param {number} index @param {number} runs */
function across(index, runs) {
  return runs === 1 ? chart.width / 2 : (index * chart.width) / (runs - 1);
}

/** @param {string} said @param {readonly Node[]} parts */
function sparkline(said, parts) {
  return svg(
    'svg',
    { class: 'spark', role: 'img', 'aria-label': said, viewBox: `-4 0 ${chart.width + 8} ${chart.height}` },
    [svg('title', {}, [said]), ...parts],
  );
}

/** The line is the median, the dashed one p95. @param {Speed} speed */
function latencyChart({ runs }) {
  const most = Math.max(1, ...runs.flatMap((run) => run?.p95 ?? []));
  /** @param {number | undefined} ms @param {number} index */
  const point = (ms, index) =>
    ms === undefined
      ? undefined
      : {
          x: across(index, runs.length).toFixed(1),
          y: (chart.height - 4 - (ms / most) * (chart.height - 8)).toFixed(1),
        };
  const medians = runs.map((run, index) => point(run?.median, index));
  const slow = runs.map((run, index) => point(run?.p95, index));
  if (medians.every((one) => one === undefined)) return '';
  const said = runs.map((run) =>
    run?.median === undefined ? 'none' : `${duration(run.median)} (p95 ${duration(run.p95 ?? run.median)})`,
  );
  return sparkline(`Median of each run: ${said.join(', ')}`, [
    svg('path', { class: 'p95', d: pathOf(slow) }),
    svg('path', { d: pathOf(medians) }),
    ...medians.flatMap((one) => (one ? [svg('circle', { cx: one.x, cy: one.y, r: 2 })] : [])),
  ]);
}

/** A run that measured nothing breaks the line. @param {readonly ({ x: string, y: string } | undefined)[]} points */
function pathOf(points) {
  return points
    .map((one, index) => (one === undefined ? '' : `${points[index - 1] === undefined ? 'M' : 'L'}${one.x} ${one.y}`))
    .join('');
}

/** A bar for each run, as high as the share of its errors; the dark part was throttled. Nothing to draw where there was never one. @param {Speed} speed */
function errorChart({ runs }) {
  if (runs.every((run) => (run?.errors ?? 0) === 0)) return 'none';
  // Ten percent fill the height, unless there was more: a percent or two is to be seen.
  const most = Math.max(0.1, ...runs.map((run) => (run === null ? 0 : run.errors / run.called)));
  const wide = Math.max(2, Math.min(10, chart.width / runs.length - 2));
  const bars = runs.flatMap((run, index) => {
    if (run === null || run.errors === 0) return [];
    const x = (across(index, runs.length) - wide / 2).toFixed(1);
    /** @param {number} cells @param {string} name */
    const part = (cells, name) => {
      const high = (cells / run.called / most) * (chart.height - 2);
      return svg('rect', {
        class: name,
        x,
        y: (chart.height - high).toFixed(1),
        width: wide.toFixed(1),
        height: high.toFixed(1),
      });
    };
    return [part(run.errors, 'errors'), part(run.throttled, 'throttled')];
  });
  const said = runs.map((run) =>
    run === null ? 'not called' : `${share(run.errors, run.called)}, throttled ${share(run.throttled, run.called)}`,
  );
  return sparkline(`Errors of each run: ${said.join('; ')}`, [
    svg('line', { class: 'axis', x1: 0, x2: chart.width, y1: chart.height, y2: chart.height }),
    ...bars,
  ]);
}
