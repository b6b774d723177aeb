/** How long the HTML report of 20,000 cells takes to open and to filter, by model and by row. Needs a Chromium. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { apiNames } from '../../src/api-names.ts';
import { keyOf } from '../../src/plan/cell.ts';
import { html } from '../../src/report/html.ts';
import type { CellResult, Row, Run } from '../../src/types.ts';
import { executablePath, switches } from '../report/chromium.ts';
import { figure, median, type Figure } from './table.ts';

const apis = apiNames.slice(0, 10);
const rounds = 5;

/** 100 models in 20 Regions, 10 APIs. */
function bigRun(): Run {
  const rows = Array.from({ length: 2_000 }, (_, index): Row => ({
    region: `us-test-${index % 20}`,
    endpoint: 'bedrock-runtime',
    model: `maker.model-${Math.floor(index / 20)}`,
    profileType: 'in-region',
    provider: `Maker ${index % 7}`,
    input: ['TEXT'],
    output: ['TEXT'],
  }));
  const results = rows.flatMap((row, index) =>
    apis.map((api, column): [string, CellResult] => [
      keyOf(row, api),
      (index + column) % 3 === 0
        ? { verdict: 'unsupported', reason: 'api-not-supported', rule: 'x', message: `No ${index}`, calls: 1 }
        : { verdict: 'supported', rule: 'reply', ms: index, calls: 1 },
    ]),
  );
  const regions = [...new Set(rows.map(({ region }) => region))];
  const header = { schema: 1 as const, tool: 'bench', versions: {}, options: {}, regions, apis };
  return {
    header: { ...header, startedAt: '2026-11-20T01:00:00.000Z', simulated: true },
    listings: [],
    rows,
    results: new Map(results),
  };
}

async function once(browser: Browser, address: string): Promise<{ open: number; filter: number }> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction("document.getElementById('count').textContent !== ''");
  const open = Number(await page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"));
  const filter = Number(
    await page.evaluate(`new Promise((done) => setTimeout(() => {
      const before = performance.now();
      new MutationObserver(() => done(performance.now() - before)).observe(document.getElementById('count'), { childList: true });
      const search = document.getElementById('search');
      search.value = 'model-19';
      search.dispatchEvent(new Event('input'));
    }, 500))`),
  );
  await page.close();
  return { open, filter };
}

export async function pageSpeed(): Promise<Figure[]> {
  if (executablePath === undefined) return [figure('20,000 cells', 'no Chromium on this machine; set CHROMIUM')];
  const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
  const browser = await chromium.launch({ executablePath, args: switches });
  try {
    const file = join(folder, 'report.html');
    writeFileSync(file, html.render(bigRun(), { details: false, bom: false }));
    const figures: Figure[] = [];
    for (const view of ['models', 'rows']) {
      const times = [];
      for (let round = 0; round < rounds; round += 1)
        times.push(await once(browser, `${pathToFileURL(file).href}#view=${view}`));
      figures.push(
        figure(`20,000 cells, ${view}: open`, `${median(times.map(({ open }) => open)).toFixed(0)} ms (at most 2000)`),
        figure(
          `20,000 cells, ${view}: filter`,
          `${median(times.map(({ filter }) => filter)).toFixed(0)} ms (at most 50)`,
        ),
      );
    }
    return figures;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
