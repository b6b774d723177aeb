/** A limit that the service named is a figure, and no ✗: in comparisons, histories, the site and the catalogue. */
import { describe, expect, it } from 'vitest';
import { capabilitiesOf } from '../../src/catalogue/capabilities.ts';
import { snapshotFromCsv } from '../../src/compare/from-csv.ts';
import { historyData } from '../../src/compare/history-data.ts';
import { snapshotOf, type Snapshot } from '../../src/compare/snapshot.ts';
import { trendText } from '../../src/compare/trend-table.ts';
import { trendOf, type Trend } from '../../src/compare/trend.ts';
import { cellsCsv } from '../../src/report/cells-csv.ts';
import { csv } from '../../src/report/csv.ts';
import { modelDocuments } from '../../src/site/model-document.ts';
import { nova, withMeasuredLimit } from '../report/sample-run.ts';

const run = withMeasuredLimit();
const plain = { details: false, bom: false };

function limitIn(snapshot: Snapshot) {
  return [...snapshot.cells.values()].find(({ feature }) => feature === 'limit:output');
}

/** Over three nights, the last of which named another figure. */
function trend(): Trend {
  return trendOf(
    [10_000, 10_000, 5000].map((tokens, night) => {
      const startedAt = `2026-11-2${night}T01:00:00.000Z`;
      return snapshotOf({ ...withMeasuredLimit(tokens), header: { ...run.header, startedAt } }, 'a file');
    }),
  );
}

describe('a measured limit', () => {
  it('is read from every CSV', () => {
    for (const text of [csv.render(run, plain), cellsCsv.render(run, plain)])
      expect(limitIn(snapshotFromCsv(text, 'm.csv'))).toMatchObject({ reason: 'limit-stated', figure: 10_000 });
  });

  it('has changed in a history when the figure has', () => {
    const cell = trend().cells.find(({ feature }) => feature === 'limit:output');
    expect(cell).toMatchObject({ now: { figure: 5000 }, since: '2026-11-22T01:00:00.000Z', changes: 1 });
    expect(trendText(trend())).toMatch(/limit:output +5000 \(limit-stated\)/);
    expect(historyData(trend()).texts).toEqual(expect.arrayContaining(['5,000 tokens', '===']));
  });

  it('stands in the document of a site', () => {
    const found = modelDocuments(run, trendOf([snapshotOf(run, 'a file')])).find(({ ids }) => ids.includes(nova.model));
    expect(found?.rows[0]?.features).toEqual({
      'limit:output': { verdict: 'unsupported', reason: 'limit-stated', figure: 10_000 },
    });
  });

  it('is no capability that the model lacks', () => {
    expect(capabilitiesOf([nova.model], { run, listed: undefined })).toEqual([]);
  });
});
