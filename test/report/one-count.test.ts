/** One run, one truth: every report prints the same totals and the same percentages, whatever else it shows. */
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/plan/cell.ts';
import { html } from '../../src/report/html.ts';
import type { PageData } from '../../src/report/html/page-data.ts';
import { json } from '../../src/report/json.ts';
import { markdown } from '../../src/report/markdown.ts';
import { percent } from '../../src/text/percent.ts';
import { renderSummary } from '../../src/report/render-summary.ts';
import { summarise } from '../../src/run-facts/summary.ts';
import { xlsx } from '../../src/report/xlsx.ts';
import type { CellResult, Run } from '../../src/types.ts';
import { nova, sampleRun } from './sample-run.ts';
import { partsOf, rowsOf } from './read-workbook.ts';

const options = { details: false, bom: false };
const shown: CellResult = { verdict: 'supported', rule: 'shown', calls: 1 };

/** The sample, with two features: one row answers an API on which they can be asked, the others do not. */
function runWithFeatures(): Run {
  const run = sampleRun();
  const features = ['tool-use', 'streaming'].map((key) => ({
    key,
    column: `${key}_Feature`,
    apis: ['converse' as const],
  }));
  const answers = features.map(({ key }): [string, CellResult] => [keyOf(nova, 'converse', key), shown]);
  return { ...run, header: { ...run.header, features }, results: new Map([...run.results, ...answers]) };
}

function pageOf(run: Run): PageData {
  return JSON.parse(/id="data">(.*?)<\/script>/s.exec(html.render(run, options))?.[1] ?? '');
}

describe('the totals of a run with features', async () => {
  const run = runWithFeatures();
  const { verdicts, cells } = summarise(run);
  const names = ['supported', 'unsupported', 'blocked', 'inconclusive', 'untested'] as const;
  const counts = names.map((name) => verdicts[name]);

  it('count cells, and no features', () => {
    expect({ cells, counts }).toEqual({ cells: 25, counts: [6, 12, 2, 2, 3] });
  });

  it('are the same on the page, rounded alike', () => {
    expect(pageOf(run).totals).toEqual({
      cells,
      verdicts: counts.map((count) => ({ count, share: percent(count / cells) })),
      rates: '24.0 % success rate (27.3 % without the 3 untested cells), 80.0 % settled',
    });
  });

  it('are the same in the terminal, in Markdown, in JSON and in the workbook', async () => {
    const terminal = renderSummary(summarise(run), []);
    for (const [at, name] of names.entries())
      expect(terminal).toMatch(new RegExp(`${name} +${counts[at]} +${percent((counts[at] ?? 0) / cells)}`));
    expect(markdown.render(run, options)).toContain(`| ${[cells, ...counts].join(' | ')} |`);
    expect(JSON.parse(json.render(run, options))).toMatchObject({ summary: { cells, ...verdicts } });
    const sheets = rowsOf(await partsOf(run, xlsx), 'sheet3');
    expect(sheets.find(([label]) => label === 'All')).toEqual(['All', ...counts]);
  });

  it('leave features that do not apply out of every count of the page', () => {
    const { cells: encoded } = pageOf(run);
    expect(encoded.filter(([outcome]) => outcome === -1)).toHaveLength(2 * 4);
  });

  it('tell the verdict of each feature in the sheet of cells', async () => {
    const [header = [], ...rows] = rowsOf(await partsOf(run, xlsx), 'sheet2');
    const [verdict, feature] = [header.indexOf('Verdict'), header.indexOf('Feature')];
    expect(rows.filter((row) => row[feature] !== undefined).map((row) => row[verdict])).toEqual([
      'supported',
      'supported',
    ]);
  });
});

it('rounds a share on the page as everywhere else', async () => {
  const page = new URL('../../src/report/html/client/dom.js', import.meta.url).href;
  const { share }: { share(part: number, whole: number): string } = await import(page);
  for (let part = 0; part <= 1500; part += 1) expect(share(part, 1500)).toBe(percent(part / 1500));
  expect(share(2427, 9999)).toBe('24.3 %');
});
