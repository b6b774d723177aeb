/** The views of the HTML report in a browser: by model, find, compare; links, and what axe finds. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/plan/cell.ts';
import type { CellResult, Row, Run } from '../../src/types.ts';
import { executablePath, skipped } from './chromium.ts';
import { denied } from './failing-run.ts';
import { htmlWith } from '../../src/report/html.ts';
import { modelList } from '../../src/site/model-list.ts';
import { folder } from '../evidence/sample-evidence.ts';
import { type Change, openPage, openReport } from './open-report.ts';
import { axeFindings, browserForTests } from './page-tests.ts';
import { haiku, haikuProfile, nova, sampleRun } from './sample-run.ts';

describe.skipIf(executablePath === undefined)(`the views of the report${skipped}`, () => {
  const browser = browserForTests();

  const opened = (run: Run, change: Change = {}) => openReport(browser(), run, { view: 'rows', ...change });

  describe('by model', () => {
    const otherRegion: Row = { ...haikuProfile, region: 'us-west-2' };
    const answered: CellResult = { verdict: 'supported', rule: 'reply', calls: 1 };
    const unknown: CellResult = { verdict: 'inconclusive', reason: 'throttled', rule: 'throttled', calls: 3 };

    /** Two Regions; Converse works in both, Messages was refused in one and never answered in the other. */
    function twoRegions(): Run {
      const run = sampleRun();
      const refused = run.results.get(keyOf(nova, 'messages')) ?? denied;
      return {
        ...run,
        header: { ...run.header, regions: ['us-east-1', 'us-west-2'] },
        listings: [],
        rows: [haiku, haikuProfile, otherRegion],
        results: new Map([
          [keyOf(haiku, 'converse'), refused],
          [keyOf(haikuProfile, 'converse'), answered],
          [keyOf(otherRegion, 'converse'), answered],
          [keyOf(haikuProfile, 'invoke'), answered],
          [keyOf(otherRegion, 'invoke'), unknown],
          [keyOf(haiku, 'messages'), refused],
          [keyOf(haikuProfile, 'messages'), refused],
          [keyOf(otherRegion, 'messages'), unknown],
          [keyOf(haiku, 'responses'), refused],
          [keyOf(haikuProfile, 'responses'), refused],
          [keyOf(otherRegion, 'responses'), denied],
          [keyOf(haiku, 'chat-completions'), refused],
          [keyOf(haikuProfile, 'chat-completions'), refused],
          [keyOf(otherRegion, 'chat-completions'), refused],
        ]),
      };
    }

    it('folds Regions and profiles into one line, and says no only where nothing is open', async () => {
      const { page, faults } = await opened(twoRegions(), { view: 'models' });
      await page.locator('#count', { hasText: '1 model' }).waitFor();
      const words = await page.locator('tbody .fold-word').allInnerTexts();
      expect(words).toEqual(['1 of 2', 'everywhere', 'not', 'blocked', 'unknown']);
      expect(await page.locator('tbody td').first().getAttribute('aria-label')).toBe(
        'Invoke: works in 1 of 2 Regions; unknown in 1',
      );
      expect(faults).toEqual([]);
    });

    it('does not call a model absent where the listing is missing', async () => {
      const run = { ...twoRegions(), rows: [haiku, haikuProfile] };
      const listings: Run['listings'] = [{ source: 'foundation-models', region: 'us-west-2', ok: false, count: 0 }];
      const { page } = await opened({ ...run, listings }, { view: 'models' });
      const said = await page.locator('tbody td').nth(2).getAttribute('aria-label');
      expect(said).toBe('ChatCompletions: works in none of 2 Regions; unknown in 1, does not work in 1');
    });

    it('opens into rows, by the keyboard alone', async () => {
      const { page } = await opened(twoRegions(), { view: 'models' });
      await page.locator('td[tabindex="0"]').focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await page.locator('th.below').first().waitFor();
      expect(await page.locator('th.below').count()).toBe(3);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      const panel = page.locator('#evidence');
      expect(await panel.innerText()).toContain('Invoke works in 1 of 2 Regions; unknown in 1.');
      await panel.getByRole('button', { name: 'us-west-2' }).click();
      expect(await panel.innerText()).toContain('Throttled');
    });
  });

  describe('find', () => {
    const eu: Row = {
      ...haikuProfile,
      region: 'eu-west-1',
      profile: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
      destinations: ['eu-west-1', 'eu-central-1'],
    };
    const leaving: Row = { ...eu, profile: 'eux.anthropic.other', destinations: ['eu-west-1', 'eu-west-2'] };
    const unlisted: Row = { ...eu, profile: 'euy.anthropic.other', destinations: [] };
    const rows = [eu, leaving, unlisted];
    const answer: CellResult = { verdict: 'supported', rule: 'reply', calls: 1 };
    const run = (): Run => sampleRun({ rows, results: new Map(rows.map((row) => [keyOf(row, 'converse'), answer])) });

    it('gives the ids whose every destination is inside, and says what cannot be told', async () => {
      const { page, faults } = await opened(run(), { view: 'find' });
      await page.getByLabel('Converse', { exact: true }).check();
      await page.locator('#found-count', { hasText: '3 ids' }).waitFor();
      await page.getByLabel('Data stays in').selectOption('European Union');
      await page.locator('#found-count', { hasText: '1 id,' }).waitFor();
      expect(await page.locator('#found h3').innerText()).toBe(eu.profile);
      expect(await page.locator('#found').innerText()).toContain(
        'Left out because it is not known: destinations of the profile (1 row)',
      );
      await page.locator('#found summary').click();
      expect(await page.locator('#found pre').innerText()).toContain(`--model-id '${eu.profile}'`);
      expect(faults).toEqual([]);
    });

    it('holds each id to its own price: a profile of a geography costs more than the global one', async () => {
      const everywhere: Row = { ...eu, profileType: 'global-cross-region', profile: `global.${haiku.model}` };
      const both = [eu, everywhere];
      const results = new Map(both.map((row) => [keyOf(row, 'converse'), answer]));
      const { page } = await opened(sampleRun({ rows: both, results }), { view: 'find&need=converse&inputPrice=1' });
      await page.locator('#found-count', { hasText: '1 id,' }).waitFor();
      expect(await page.locator('#found').innerText()).toContain('$1 in, $5 out per million tokens');
      await page.getByLabel('Input price at most').fill('1.1');
      await page.locator('#found-count', { hasText: '2 ids' }).waitFor();
      expect(await page.locator('#found h3').allInnerTexts()).toEqual([everywhere.profile, eu.profile]);
      expect(await page.locator('#found').innerText()).toContain('$1.1 in, $5.5 out per million tokens');
      await page.getByRole('button', { name: 'Compare models' }).click();
      await page.getByLabel('Add a model').selectOption(haiku.model);
      const price = page.locator('#compare-table tr', { hasText: 'Input price' }).locator('td');
      expect(await price.innerText()).toBe('$1 to $1.1, by profile');
    });

    it('says what a long prompt costs, where that is more', async () => {
      const sol: Row = { ...eu, model: 'openai.gpt-6-sol', profile: 'eu.openai.gpt-6-sol' };
      const results = new Map([[keyOf(sol, 'converse'), answer]]);
      const { page } = await opened(sampleRun({ rows: [sol], results }), { view: 'find&need=converse' });
      const text = await page.locator('#found li').innerText();
      expect(text).toContain('$2.2 in, $11 out per million tokens');
      expect(text).toContain('$4.4 in, $16.5 out with a prompt of more than 272,000');
      await page.getByRole('button', { name: 'Compare models' }).click();
      await page.getByLabel('Add a model').selectOption(sol.model);
      const price = page.locator('#compare-table tr', { hasText: 'Price with a long prompt' }).locator('td');
      expect(await price.innerText()).toBe('Above 272,000 tokens: $4.4 in; $16.5 out');
    });

    it('counts a feature only on the API on which it was tested', async () => {
      const apis = ['converse', 'responses'] as const;
      const features = [{ key: 'tool-use', column: 'ToolUse_Feature', apis: [...apis] }];
      const results = new Map([
        ...apis.map((api) => [keyOf(eu, api), answer] as const),
        [keyOf(eu, 'converse', 'tool-use'), answer],
      ]);
      const sample = sampleRun({ rows: [eu], results });
      const asked = { ...sample, header: { ...sample.header, features } };
      const { page } = await opened(asked, { view: 'find&need=responses&need=tool-use' });
      await page.locator('#found-count', { hasText: '0 ids' }).waitFor();
      expect(await page.locator('#found').innerText()).toContain(
        'not known: Tool Use on the chosen APIs, which --features-api tests (1 row)',
      );
      await page.getByLabel('Converse', { exact: true }).check();
      await page.locator('#found-count', { hasText: '1 id,' }).waitFor();
      expect(await page.locator('#found').innerText()).toContain('Tested: Tool Use on Converse.');
    });

    it('answers no link that asks for what this run did not test', async () => {
      const { page } = await opened(run(), { view: 'find&need=converse&need=tool-use&from=af-south-1' });
      expect(await page.locator('#found-count').innerText()).toBe(
        'The link asks for tool-use, af-south-1, which this page does not have. Choose what you need.',
      );
      expect(await page.locator('#found').innerText()).toBe('');
      await page.getByLabel('Data stays in').selectOption('European Union');
      await page.locator('#found-count', { hasText: '1 id,' }).waitFor();
    });

    it('keeps what was chosen in the link', async () => {
      const { page } = await opened(run(), { view: 'find' });
      await page.getByLabel('Converse', { exact: true }).check();
      await page.getByLabel('Data stays in').selectOption('European Union');
      const link = page.url();
      await page.goto('about:blank');
      await page.goto(link);
      await page.locator('#found-count', { hasText: '1 id,' }).waitFor();
      expect(await page.getByLabel('Converse', { exact: true }).isChecked()).toBe(true);
    });
  });

  it('keeps the filters of the matrix in the link', async () => {
    const { page } = await opened(sampleRun());
    await page.locator('select[name=provider]').selectOption('Anthropic');
    await page.getByRole('button', { name: 'blocked' }).click();
    await page.locator('#count', { hasText: '1 of 5 rows' }).waitFor();
    const link = page.url();
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('#count', { hasText: '1 of 5 rows' }).waitFor();
    expect(await page.locator('select[name=provider]').inputValue()).toBe('Anthropic');
  });

  it('leads back to the view before, with what was chosen there', async () => {
    const { page } = await opened(sampleRun(), { view: 'models' });
    await page.locator('select[name=provider]').selectOption('Anthropic');
    await page.getByRole('button', { name: 'Find an id' }).click();
    await page.getByLabel('Converse', { exact: true }).check();
    await page.goBack();
    await page.locator('#view-models[aria-pressed=true]').waitFor();
    expect(await page.locator('select[name=provider]').inputValue()).toBe('Anthropic');
    await page.goForward();
    await page.locator('#view-find[aria-pressed=true]').waitFor();
    expect(await page.getByLabel('Converse', { exact: true }).isChecked()).toBe(true);
  });

  it('compares models side by side', async () => {
    const { page, faults } = await opened(sampleRun(), { view: 'compare' });
    const pick = page.getByLabel('Add a model');
    await pick.selectOption(nova.model);
    await pick.selectOption(haiku.model);
    const table = page.locator('#compare-table');
    expect(await table.locator('thead th').count()).toBe(2);
    const window = await table.locator('tr', { hasText: 'Context window' }).locator('td').allInnerTexts();
    expect(window).toEqual(['300,000', '200,000']);
    const others = await table.locator('tr', { hasText: 'Sources that disagree' }).locator('td').allInnerTexts();
    expect(others).toEqual([expect.stringMatching(/Output 10,000: .*LiteLLM/), 'none']);
    expect(faults).toEqual([]);
  });

  it('prints what was chosen in place of the form, all columns of Compare, and nothing to press', async () => {
    const { page } = await opened(sampleRun(), { view: 'find&need=converse', dark: true });
    const print = async (): Promise<void> => {
      await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
      await page.emulateMedia({ media: 'print' });
    };
    await print();
    expect(await page.locator('#find-said').innerText()).toBe('Chosen: APIs: Converse.');
    expect(await page.getByRole('button').count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: 'Compare models' }).click();
    for (const model of [nova.model, haiku.model]) await page.getByLabel('Add a model').selectOption(model);
    await page.setViewportSize({ width: 700, height: 900 });
    await print();
    const table = await page.locator('#compare-table').boundingBox();
    expect((table?.x ?? 0) + (table?.width ?? 0)).toBeLessThanOrEqual(700);
    expect(await page.getByRole('button').count()).toBe(0);
  });

  it('axe has nothing to say of the list below the page of a site, whose links choose a model', async () => {
    const models = [
      { name: nova.model, file: 'models/nova.json', provider: 'Amazon', regions: 1, works: { converse: 1 } },
    ];
    const below = modelList({ models, regions: 2, runs: 3 });
    const file = join(await folder(), 'index.html');
    await writeFile(file, htmlWith(sampleRun(), { details: false, bom: false }, below));
    const { page, faults } = await openPage(browser(), pathToFileURL(file).href, false);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.data-list a.id').click();
    await page.locator('#count', { hasText: '1 of' }).waitFor();
    expect(faults).toEqual([]);
  });

  describe.each(['models', 'rows', 'find&need=converse', 'compare&model=amazon.nova-lite-v1:0'])(
    'axe has nothing to say of the view %s',
    (view) => {
      it.each([false, true])('dark: %s', async (dark) => {
        const { page } = await opened(sampleRun(), { view, dark });
        expect(await axeFindings(page)).toEqual([]);
      });
    },
  );
});
