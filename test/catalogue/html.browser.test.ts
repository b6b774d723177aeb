/** The catalogue as a page, in a browser, from disk: by model, find, compare, and what axe finds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { visit } from '../end-to-end/harness.ts';
import { executablePath, skipped } from '../report/chromium.ts';
import { openPage } from '../report/open-report.ts';
import { axeFindings, browserForTests } from '../report/page-tests.ts';

const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const nova = 'amazon.nova-lite-v1:0';

describe.skipIf(executablePath === undefined)(`the catalogue in a browser${skipped}`, () => {
  const browser = browserForTests();
  let address = '';

  beforeAll(async () => {
    const simulator = await startSimulator();
    const cwd = mkdtempSync(join(tmpdir(), 'catalogue-'));
    const { code } = await visit(simulator, ['models', '--region', 'us-east-1,eu-west-1', '-o', 'models.html'], {
      cwd,
    });
    await simulator.close();
    if (code !== 0) throw new Error(`models ended with ${code}`);
    address = pathToFileURL(join(cwd, 'models.html')).href;
    return () => rmSync(cwd, { recursive: true });
  }, 60_000);

  const opened = (view: string, dark = false) => openPage(browser(), `${address}#view=${view}`, dark);
  const line = (page: Page, id: string) =>
    page.locator('#models tbody tr', { has: page.getByText(id, { exact: true }) });

  it('says that nothing was called, and that the simulator answered', async () => {
    const { page, faults } = await opened('models');
    const notices = await page.locator('#notices').innerText();
    expect(notices).toContain('Nothing was called.');
    expect(await page.locator('#facts').innerText()).toContain('invocations are not logged in 2 Regions');
    expect(notices).toContain('nothing here is about AWS');
    expect(faults).toEqual([]);
  });

  it('shows a line per model, and all that is known of it, with sources and disagreements, by the keyboard alone', async () => {
    const { page, faults } = await opened('models');
    await page.keyboard.press('/');
    await page.keyboard.type('nova-lite');
    await page.locator('#count', { hasText: 'of' }).waitFor();
    expect(await line(page, nova).locator('td').allInnerTexts()).toEqual([
      expect.stringMatching(/^2 of 2\s+in-region 1 · EU 1 · US 1$/),
      'image, text, video → text',
      '300,000',
      '5,000',
      '$0.06',
      '$0.24',
    ]);
    await line(page, nova).getByRole('button').focus();
    await page.keyboard.press('Enter');
    const panel = page.locator('#evidence');
    const told = await panel.innerText();
    expect(told).toContain('Context window: 300,000 (https://docs.aws.amazon.com/');
    expect(told).toMatch(/Another source says: output 10,000 \(.*LiteLLM/);
    expect(told).toContain('$0.06 in, $0.24 out per million tokens, in us-east-1');
    expect(told).toContain('prompt-caching: yes');
    await panel.getByText(/quotas?$/).click();
    expect(await panel.innerText()).toContain('requests per minute for Amazon Nova Lite');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.textContent')).toBe(nova);
    expect(faults).toEqual([]);
  });

  it('begins with what can be called from most Regions', async () => {
    const { page } = await opened('models');
    const cells = await page.locator('#models tbody tr td:nth-child(2)').allInnerTexts();
    const regions = cells.map((text) => Number.parseInt(text, 10));
    expect(regions[0]).toBe(2);
    expect(regions).toEqual(regions.toSorted((a, b) => b - a));
    await page.getByRole('button', { name: 'Model', exact: true }).click();
    const ids = await page.locator('#models tbody tr .link.id').allInnerTexts();
    expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(page.url()).toContain('sort=id');
  });

  it('sorts by a column, what is not known last, and keeps that in the link', async () => {
    const { page } = await opened('models');
    await page.getByRole('button', { name: 'Input $' }).click();
    const prices = await page.locator('#models tbody tr td:nth-child(6)').allInnerTexts();
    const known = prices.filter((text) => text !== '–').map((text) => Number(text.slice(1)));
    expect(known).toEqual(known.toSorted((a, b) => a - b));
    expect(prices.slice(known.length).every((text) => text === '–')).toBe(true);
    expect(page.url()).toContain('sort=input-price');
  });

  it('finds ids whose every destination is inside, without a word of what they answer', async () => {
    const { page, faults } = await opened('find');
    await page.getByLabel('Data stays in').selectOption('European Union');
    await page.getByLabel('Called from').selectOption('eu-west-1');
    const ids = await page.locator('#found h3').allInnerTexts();
    expect(ids).toContain('eu.amazon.nova-lite-v1:0');
    expect(ids.filter((id) => id.startsWith('global.') || id.startsWith('us.'))).toEqual([]);
    expect(await page.locator('#find').innerText()).toContain('a run shows which API it answers');
    expect(await page.locator('#found').innerText()).toContain('not known: where it is answered (');
    expect(faults).toEqual([]);
  });

  it('finds no id that costs more than it may: a geography is dearer than the global profile', async () => {
    const { page } = await opened('find&inputPrice=1&from=eu-west-1');
    await page.getByRole('button', { name: 'Show all' }).click();
    const found = await page.locator('#found h3').allInnerTexts();
    expect(found).toContain(`global.${haiku}`);
    expect(found).not.toContain(`eu.${haiku}`);
    await page.getByLabel('Input price at most').fill('1.1');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.locator('#found', { hasText: `eu.${haiku}` }).waitFor();
    const item = page.locator('#found li', { hasText: `eu.${haiku}` });
    expect(await item.innerText()).toContain('$1.1 in, $5.5 out per million tokens');
  });

  it('compares models side by side', async () => {
    const { page, faults } = await opened(`compare&model=${nova}`);
    await page.getByLabel('Add a model').selectOption(haiku);
    const row = page.locator('#compare-table tr', { hasText: 'Context window' });
    expect(await row.locator('td').allInnerTexts()).toEqual(['300,000', '200,000']);
    expect(await page.locator('#compare-table').innerText()).toMatch(/Output 10,000: .*LiteLLM/);
    expect(faults).toEqual([]);
  });

  describe.each(['models', 'find&stay=European+Union', `compare&model=${nova}&model=${haiku}`])(
    'axe has nothing to say of the view %s',
    (view) => {
      it.each([false, true])('dark: %s', async (dark) => {
        const { page } = await opened(view, dark);
        if (view === 'models') await line(page, nova).getByRole('button').click();
        expect(await axeFindings(page)).toEqual([]);
      });
    },
  );
});
