/** How long the HTML report takes to open and to filter, by model and by row: of 20,000 cells, and of a whole account in 32 Regions. Needs a Chromium. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { apiNames } from '../../src/api-names.ts';
import { keyOf } from '../../src/plan/cell.ts';
import { html } from '../../src/report/html.ts';
import type { CellResult, Row, Run } from '../../src/types.ts';
import { executablePath, launch } from '../report/chromium.ts';
import { figure, median, type Figure } from './table.ts';

const rounds = 5;

interface Size {
  cells: string;
  rows: number;
  regions: number;
  apis: number;
  features: number;
}

const sizes: readonly Size[] = [
  { cells: '20,000', rows: 2_000, regions: 20, apis: 10, features: 0 },
  { cells: '54,739', rows: 2_881, regions: 32, apis: 12, features: 7 },
];

/** Every model in every Region. */
function bigRun(size: Size): Run {
  const apis = apiNames.slice(0, size.apis);
  const features = Array.from({ length: size.features }, (_, index) => `feature-${index}`);
  const rows = Array.from({ length: size.rows }, (_, index): Row => ({
    region: `us-test-${index % size.regions}`,
    endpoint: 'bedrock-runtime',
    model: `maker.model-${Math.floor(index / size.regions)}`,
    profileType: 'in-region',
    provider: `Maker ${index % 7}`,
    input: ['TEXT'],
    output: ['TEXT'],
  }));
  const asked = [
    ...apis.map((api) => ({ api, feature: undefined })),
    ...features.map((feature) => ({ api: 'converse' as const, feature })),
  ];
  const results = rows.flatMap((row, index) =>
    asked.map(({ api, feature }, column): [string, CellResult] => [
      keyOf(row, api, feature),
      (index + column) % 3 === 0
        ? { verdict: 'unsupported', reason: 'api-not-supported', rule: 'x', message: `No ${index}`, calls: 1 }
        : { verdict: 'supported', rule: 'reply', ms: index, calls: 1 },
    ]),
  );
  const regions = [...new Set(rows.map(({ region }) => region))];
  const header = { schema: 1 as const, tool: 'bench', versions: {}, options: {}, regions, apis };
  return {
    header: {
      ...header,
      startedAt: '2026-11-20T01:00:00.000Z',
      simulated: true,
      features: features.map((key) => ({ key, column: `${key}_Feature`, apis: ['converse'] })),
    },
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

async function figuresOf(browser: Browser, address: string, label: string): Promise<Figure[]> {
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push(await once(browser, address));
  return [
    figure(`${label}: open`, `${median(times.map(({ open }) => open)).toFixed(0)} ms (at most 2000)`),
    figure(`${label}: filter`, `${median(times.map(({ filter }) => filter)).toFixed(0)} ms (at most 50)`),
  ];
}

export async function pageSpeed(): Promise<Figure[]> {
  if (executablePath === undefined) return [figure('The page', 'no Chromium on this machine; set CHROMIUM')];
  const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
  const browser = await launch();
  try {
    const figures: Figure[] = [];
    for (const size of sizes) {
      const file = join(folder, 'report.html');
      writeFileSync(file, html.render(bigRun(size), { details: false, bom: false }));
      for (const view of ['models', 'rows'])
        figures.push(
          ...(await figuresOf(browser, `${pathToFileURL(file).href}#view=${view}`, `${size.cells} cells, ${view}`)),
        );
    }
    return figures;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
