/** The HTML report in a browser, opened from disk. Without one the tests are skipped, and say so. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/plan/cell.ts';
import type { CellResult, Row, Run } from '../../src/types.ts';
import { executablePath, skipped } from './chromium.ts';
import { denied } from './failing-run.ts';
import { type Change, openReport } from './open-report.ts';
import { browserForTests } from './page-tests.ts';
import { haikuProfile, nova, sampleRun, withMeasuredLimit } from './sample-run.ts';

/** Rows of 10 APIs. */
function bigRun(size: number): Run {
  const { header } = sampleRun();
  const apis = [
    ...header.apis,
    'invoke-stream',
    'converse-stream',
    'chat-completions-stream',
    'responses-stream',
    'messages-stream',
  ] as const;
  const rows = Array.from({ length: size }, (_, index): Row => ({
    ...nova,
    region: `us-test-${index % 20}`,
    model: `maker.model-${index}`,
  }));
  const results = rows.flatMap((row, index) =>
    apis.map((api, column): [string, CellResult] => [
      keyOf(row, api),
      (index + column) % 3 === 0
        ? { ...denied, message: `No ${index}` }
        : { verdict: 'supported', rule: 'reply', ms: index, calls: 1 },
    ]),
  );
  return sampleRun({ header: { ...header, apis: [...apis] }, rows, results: new Map(results) });
}

describe.skipIf(executablePath === undefined)(`the report in a browser${skipped}`, () => {
  const browser = browserForTests();

  const opened = (run: Run, change: Change = {}) => openReport(browser(), run, { view: 'rows', ...change });

  const cellOf = (page: Page, id: string, api: string) =>
    page
      .locator('tbody tr', { has: page.locator('.id', { hasText: new RegExp(`^${id}$`) }) })
      .locator(`td[aria-label^="${api}:"]`);

  it('draws the matrix from disk, with no request and no fault', async () => {
    const { page, faults } = await opened(sampleRun());
    expect(await page.locator('tbody tr:not(.gap)').count()).toBe(5);
    expect(await page.locator('#totals').innerText()).toContain('24.0 %');
    // The charts are drawn after the rows.
    await page.locator('#charts svg[role=img]').nth(5).waitFor({ state: 'attached' });
    expect(faults).toEqual([]);
  });

  it('finds rows by words, wherever they stand, and by reason', async () => {
    const { page } = await opened(sampleRun());
    await page.keyboard.press('/');
    await page.keyboard.type('us. haiku');
    await page.locator('#count', { hasText: '1 of 5 rows' }).waitFor();
    await page.locator('#search').fill('legacy');
    await page.locator('#count', { hasText: '1 of 5 rows' }).waitFor();
    await page.locator('tbody .id', { hasText: 'anthropic.claude-3-opus-20240229-v1:0' }).waitFor();
    expect(await page.locator('tbody .id').count()).toBe(1);
    await page.locator('#search').fill('nothing like it');
    await page.locator('text=No row fits these filters.').waitFor();
  });

  it('filters by provider, endpoint and verdict, and takes it back', async () => {
    const { page } = await opened(sampleRun());
    await page.locator('select[name=provider]').selectOption('Anthropic');
    await page.locator('#count', { hasText: '3 of 5 rows' }).waitFor();
    await page.getByRole('button', { name: 'blocked' }).click();
    await page.locator('#count', { hasText: '1 of 5 rows' }).waitFor();
    expect(await page.locator('td.faint').count()).toBe(3);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.locator('#count', { hasText: /^5 rows/ }).waitFor();
    await page.locator('select[name=endpoint]').selectOption('bedrock-mantle');
    await page.locator('#count', { hasText: '1 of 5 rows' }).waitFor();
  });

  it('opens the evidence of a cell: reason, words of the service, next step, documentation', async () => {
    const { page } = await opened(sampleRun());
    await cellOf(page, haikuProfile.profile ?? '', 'Responses').click();
    const panel = page.locator('#evidence');
    const said = await panel.innerText();
    for (const part of [
      'inconclusive',
      'Throttled',
      'Too many requests',
      'Next step',
      '--resume',
      'HTTP status\n429',
      'Calls\n5',
    ]) {
      expect(said).toContain(part);
    }
    expect(await panel.locator('a').getAttribute('href')).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(await panel.locator('a').getAttribute('rel')).toContain('noopener');
  });

  it('is walked with the keyboard alone, and gives the focus back', async () => {
    const { page } = await opened(sampleRun());
    await page.locator('td[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    const label = () => page.evaluate('document.activeElement.getAttribute("aria-label")');
    expect(await label()).toBe('Messages: unsupported');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await page.locator('#evidence').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('#evidence').isVisible()).toBe(false);
    expect(await label()).toBe('Responses: unsupported');
  });

  it('is dark where the system is, and as the button says', async () => {
    const paper = 'getComputedStyle(document.body).backgroundColor';
    const { page } = await opened(sampleRun(), { dark: true });
    expect(await page.evaluate(paper)).toBe('rgb(20, 22, 26)');
    await page.locator('#theme').click();
    expect(await page.evaluate(paper)).toBe('rgb(250, 249, 247)');
    await page.locator('#theme').click();
    expect(await page.evaluate(paper)).toBe('rgb(20, 22, 26)');
  });

  it('shows what changed since the baseline, and leads there', async () => {
    const changes = [
      {
        key: keyOf(nova, 'messages'),
        kind: 'broke',
        before: { verdict: 'supported' },
        after: { verdict: 'unsupported' },
      },
    ] as const;
    const { page } = await opened(sampleRun(), { changes });
    expect(await page.locator('#changes').innerText()).toContain('1 broke');
    await page.locator('#changes button').click();
    expect(await page.locator('#evidence').innerText()).toContain('broke');
    await page.getByRole('button', { name: 'changed' }).click();
    await page.locator('#count', { hasText: '1 of 5 rows' }).waitFor();
  });

  it('shows hostile names and words as text and runs none of them', async () => {
    const evil = '</script><img src=x onerror="window.hit=1"><script>window.hit=1</script>';
    const row: Row = { ...nova, model: evil, provider: '<b>bold</b>' };
    const run = sampleRun({
      rows: [row],
      results: new Map([[keyOf(row, 'converse'), { ...denied, message: evil }]]),
    });
    const { page, faults } = await opened(run);
    await page.locator('td[aria-label^="Converse: blocked"]').click();
    expect(await page.locator('#evidence blockquote').innerText()).toBe(evil);
    expect(await page.locator('tbody .id').innerText()).toBe(evil);
    expect(await page.evaluate('window.hit')).toBeUndefined();
    expect(await page.locator('main img, main b').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  /** The sample with features, whose columns make the matrix wider than the screen. */
  function wideRun(): Run {
    const run = sampleRun();
    const names = [
      'PromptCaching',
      'StopSequences',
      'LogProbabilities',
      'SystemPrompt',
      'DocumentInput',
      'ServiceTier',
    ];
    const features = names.flatMap((name) =>
      [1, 2, 3].map((nth) => ({ key: `${name}-${nth}`, column: `${name}_Feature`, apis: ['converse' as const] })),
    );
    return { ...run, header: { ...run.header, features } };
  }

  it('shows a measured limit as its figure, by row and by model', async () => {
    const { page } = await opened(withMeasuredLimit());
    const cell = cellOf(page, nova.model, 'MaxOutput_Limit');
    expect(await cell.innerText()).toBe('10,000');
    expect(await cell.getAttribute('aria-label')).toBe('MaxOutput_Limit: 10,000 tokens');
    await cell.click();
    expect(await page.locator('#evidence .pill').innerText()).toBe('10,000 tokens');
    const { page: byModel, faults } = await opened(withMeasuredLimit(), { view: 'models' });
    const words = await byModel.locator('tbody td:last-child .fold-word').allInnerTexts();
    expect(words.filter((word) => /\d|not$/.test(word))).toEqual(['10,000']);
    expect(faults).toEqual([]);
  });

  it('calls the theme button what can be read on it', async () => {
    const { page } = await opened(sampleRun());
    expect(await page.getByRole('button', { name: 'Theme: system' }).count()).toBe(1);
  });

  it('brings the evidence that is opened into sight', async () => {
    const { page } = await opened(bigRun(60));
    await page.setViewportSize({ width: 1280, height: 640 });
    await page.evaluate(`document.querySelector('td[data-line="0"][data-column="0"]').click()`);
    await page.locator('#evidence').waitFor();
    const box = await page.locator('#evidence').boundingBox();
    const bottom = (box?.y ?? 0) + (box?.height ?? 0);
    expect(Math.round(bottom)).toBeLessThanOrEqual(640);
    expect(box?.y).toBeGreaterThanOrEqual(0);
  });

  it('cuts no title of a column', async () => {
    const { page } = await opened(wideRun());
    const cut = await page.evaluate(`[...document.querySelectorAll('thead .api')]
      .filter((head) => head.scrollWidth > head.clientWidth).map((head) => head.textContent)`);
    expect(cut).toEqual([]);
    expect(await page.locator('thead .api[title="PromptCaching_Feature"]').first().innerText()).not.toContain(
      '_Feature',
    );
  });

  it('says where it can be seen that no row fits', async () => {
    const { page } = await opened(wideRun());
    await page.setViewportSize({ width: 600, height: 800 });
    await page.locator('#search').fill('nothing like it');
    const words = page.locator('text=No row fits these filters.');
    await words.waitFor();
    await page.evaluate('document.getElementById("scroll").scrollLeft = 700');
    const box = await words.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(600);
  });

  it('puts every column on paper', async () => {
    const { page } = await opened(wideRun());
    await page.setViewportSize({ width: 1047, height: 740 });
    await page.emulateMedia({ media: 'print' });
    const [table, last] = await Promise.all([
      page.locator('#grid').boundingBox(),
      page.locator('thead th').last().boundingBox(),
    ]);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(1047);
    expect(table?.width).toBeLessThanOrEqual(1047);
  });

  it('puts every row on paper', async () => {
    const { page } = await opened(bigRun(300));
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('tbody tr:not(.gap)').count()).toBe(300);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await page.locator('tbody tr:not(.gap)').count()).toBeLessThan(100);
  });

  it('fits a phone: the page never scrolls sideways', async () => {
    const { page } = await opened(sampleRun());
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it('holds 20,000 cells, draws those in sight, and filters them', async () => {
    const started = performance.now();
    const { page, faults } = await opened(bigRun(2000));
    await page.locator('#count', { hasText: '2,000 rows' }).waitFor();
    const open = performance.now() - started;
    expect(await page.locator('tbody tr:not(.gap)').count()).toBeLessThan(100);
    const filtering = await page.evaluate(`new Promise((done) => {
      const before = performance.now();
      new MutationObserver(() => done(performance.now() - before)).observe(document.getElementById('count'), { childList: true });
      const search = document.getElementById('search');
      search.value = 'model-19';
      search.dispatchEvent(new Event('input'));
    })`);
    console.log(`20,000 cells: open ${Math.round(open)} ms, filter ${Math.round(Number(filtering))} ms`);
    await page.locator('#count', { hasText: '111 of 2,000 rows' }).waitFor();
    await page.locator('#search').fill('');
    await page.locator('#count', { hasText: /^2,000 rows/ }).waitFor();
    await page.evaluate('document.getElementById("scroll").scrollTop = 48 * 1500');
    await page.locator('tr[aria-rowindex="1502"]').waitFor();
    expect(faults).toEqual([]);
  });
});
