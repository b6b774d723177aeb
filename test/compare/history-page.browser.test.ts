/** The history page in a browser, opened from disk. Without one the tests are skipped, and say so. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { trendHtml } from '../../src/compare/trend-html.ts';
import { snapshotOf } from '../../src/compare/snapshot.ts';
import { trendOf, type Trend } from '../../src/compare/trend.ts';
import { folder } from '../evidence/sample-evidence.ts';
import { executablePath, skipped } from '../report/chromium.ts';
import { openPage } from '../report/open-report.ts';
import { axeFindings, browserForTests } from '../report/page-tests.ts';
import { withMeasuredLimit } from '../report/sample-run.ts';
import { snapshot } from './runs.ts';

const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}T01:00:00.000Z`;

/** By model, what InvokeModel was run after run. */
function history(found: Record<string, readonly string[]>): Trend {
  const runs = Math.max(...Object.values(found).map(({ length }) => length));
  return trendOf(
    Array.from({ length: runs }, (_, run) =>
      snapshot(
        Object.fromEntries(
          Object.entries(found).flatMap(([model, findings]) => {
            const invoke = findings[run] ?? '-';
            return invoke === '-' ? [] : [[model, { invoke }]];
          }),
        ),
        { startedAt: day(run + 1), apis: ['invoke'] },
      ),
    ),
  );
}

const three = history({
  'acme.always': ['✓', '✓', '✓'],
  'acme.flaky': ['✓', 'blocked legacy-locked', '✓'],
  'acme.new': ['-', '-', 'unsupported api-not-supported'],
});

describe.skipIf(executablePath === undefined)(`the history in a browser${skipped}`, () => {
  const browser = browserForTests();

  async function opened(trend: Trend, dark = false): Promise<{ page: Page; faults: string[] }> {
    const file = join(await folder(), 'history.html');
    await writeFile(file, trendHtml(trend));
    return openPage(browser(), pathToFileURL(file).href, dark);
  }

  const lineOf = (page: Page, model: string) =>
    page.locator('#history tbody tr', { has: page.locator('.id', { hasText: model }) });

  it('shows a measured limit as its figure', async () => {
    const { page } = await opened(trendOf([snapshotOf(withMeasuredLimit(), 'a file')]));
    const line = page.locator('#history tbody tr', { hasText: 'limit:output' });
    expect(await line.locator('.pill').innerText()).toBe('10,000 tokens');
  });

  it('shows each cell from disk, the flaky first, with no request and no fault', async () => {
    const { page, faults } = await opened(three);
    expect(await page.locator('#history tbody .id').allInnerTexts()).toEqual(['acme.flaky', 'acme.always', 'acme.new']);
    expect(await page.locator('#facts').innerText()).toBe('3 runs · 2026-11-01 01:00 to 2026-11-03 01:00 · 1 flaky');
    expect(await lineOf(page, 'acme.flaky').locator('td').allInnerTexts()).toEqual([
      'invoke',
      'supported',
      '2026-11-03 01:00',
      '',
      '2 in 3',
      '66.7 %flaky',
      '2026-11-01 01:00',
      '2026-11-03 01:00',
    ]);
    expect(faults).toEqual([]);
  });

  it('says in words what the marks of the runs show', async () => {
    const { page } = await opened(three);
    const strip = lineOf(page, 'acme.flaky').getByRole('img');
    expect(await strip.getAttribute('aria-label')).toBe('1 run supported, then 1 run blocked, then 1 run supported');
    expect(await strip.locator('.cell').count()).toBe(3);
    expect(await lineOf(page, 'acme.new').getByRole('img').getAttribute('aria-label')).toBe(
      '2 runs not there, then 1 run unsupported',
    );
  });

  it('finds cells by words, verdict and flakiness', async () => {
    const { page } = await opened(three);
    await page.keyboard.press('/');
    await page.keyboard.type('us-east acme.new api-not');
    await page.locator('#count', { hasText: '1 of 3 cells' }).waitFor();
    await page.locator('#search').fill('nothing like it');
    await page.locator('text=No cell fits these filters.').waitFor();
    await page.locator('#search').fill('');
    await page.getByRole('button', { name: 'unsupported' }).click();
    expect(await page.locator('#history tbody .id').allInnerTexts()).toEqual(['acme.new']);
    await page.getByRole('button', { name: 'unsupported' }).click();
    await page.getByRole('button', { name: 'flaky' }).click();
    expect(await page.locator('#history tbody .id').allInnerTexts()).toEqual(['acme.flaky']);
  });

  it('draws the last runs of many, and tells that there are more', async () => {
    const { page } = await opened(history({ 'acme.long': Array.from({ length: 90 }, () => '✓') }));
    expect(await page.locator('.run-marks .cell').count()).toBe(30);
    expect(await lineOf(page, 'acme.long').innerText()).toContain('last 30 of 90');
    expect(await page.locator('#history').getByRole('img').getAttribute('aria-label')).toBe('90 runs supported');
  });

  it('draws many cells in steps, and every one on paper', async () => {
    const many = Object.fromEntries(Array.from({ length: 450 }, (_, index) => [`acme.model-${index}`, ['✓']]));
    const { page } = await opened(history(many));
    expect(await page.locator('#history tbody .id').count()).toBe(200);
    await page.locator('#history').getByRole('button', { name: 'Show more (250 not shown)' }).click();
    expect(await page.locator('#history tbody .id').count()).toBe(400);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('#history tbody .id').count()).toBe(450);
  });

  it('keeps its head in sight while the cells pass under it', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`acme.model-${index}`, ['✓']]));
    const { page } = await opened(history(many));
    const top = () => page.locator('thead th').first().boundingBox();
    const before = await top();
    await page.evaluate('document.getElementById("scroll").scrollTop = 1000');
    expect((await top())?.y).toBe(before?.y);
  });

  it('is dark where the system is, and as the button says', async () => {
    const paper = 'getComputedStyle(document.body).backgroundColor';
    const { page } = await opened(three, true);
    expect(await page.evaluate(paper)).toBe('rgb(20, 22, 26)');
    await page.locator('#theme').click();
    expect(await page.evaluate(paper)).toBe('rgb(250, 249, 247)');
  });

  it('shows hostile names as text and runs none of them', async () => {
    const evil = '</script><img src=x onerror="window.hit=1"><script>window.hit=1</script>';
    const trend = { ...history({ [evil]: ['✓'] }), left: [{ run: evil, suspect: evil }] };
    const { page, faults } = await opened(trend);
    expect(await page.locator('#history tbody .id').innerText()).toBe(evil);
    expect(await page.locator('#notices strong').innerText()).toBe(`Left out: ${evil}`);
    expect(await page.evaluate('window.hit')).toBeUndefined();
    expect(await page.locator('main img').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('fits a phone: the page never scrolls sideways', async () => {
    const { page } = await opened(three);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it.each([false, true])('axe has nothing to say of it, dark: %s', async (dark) => {
    const { page } = await opened(three, dark);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('draws the speed and the errors of each model and API, with its numbers in words', async () => {
    const measured = { median: 120, p95: 900, called: 4, errors: 0, throttled: 0 };
    const failed = { called: 4, errors: 2, throttled: 1 };
    const speeds: Trend['speeds'] = [
      { model: 'acme.fast', endpoint: 'bedrock-runtime', api: 'converse', runs: [measured, null, failed] },
    ];
    const { page, faults } = await opened({ ...three, speeds });
    const charts = page.locator('#speed-table [role=img]');
    expect(await charts.nth(0).getAttribute('aria-label')).toBe('Median of each run: 120 ms (p95 900 ms), none, none');
    expect(await charts.nth(1).getAttribute('aria-label')).toBe(
      'Errors of each run: 0.0 %, throttled 0.0 %; not called; 50.0 %, throttled 25.0 %',
    );
    expect(await page.locator('#speed-table tbody td').allInnerTexts()).toContain('none answered');
    expect(faults).toEqual([]);
  });

  it('searches speeds as it searches cells, and keeps that in the link', async () => {
    const { page, faults } = await opened(three);
    const model = await page.locator('#speed-table tbody .id').first().innerText();
    await page.locator('#search').fill(model);
    await page.locator('#speed-count', { hasText: '1 of 3 lines' }).waitFor();
    expect(await page.locator('#speed-table tbody .id').allInnerTexts()).toEqual([model]);
    const link = page.url();
    await page.goto('about:blank');
    await page.goto(link);
    expect(await page.locator('#search').inputValue()).toBe(model);
    expect(await page.locator('#speed-count').innerText()).toContain('1 of 3 lines');
    expect(faults).toEqual([]);
  });

  it('prints as many lines as a browser can, and says how many are left', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`acme.model-${index}`, ['✓']]));
    const { page } = await opened(history(many));
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    await page.emulateMedia({ media: 'print' });
    // A locator would take seconds to hold so many.
    expect(await page.evaluate(`document.querySelectorAll('#history tbody tr th').length`)).toBe(2_000);
    expect(await page.locator('#history').innerText()).toContain('and 100 cells more');
  });
});
