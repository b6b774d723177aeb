/** Opens the report of a run in a browser, from disk. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { ReportOptions } from '../../src/report/format.ts';
import { html } from '../../src/report/html.ts';
import type { Run } from '../../src/types.ts';
import { folder } from '../evidence/sample-evidence.ts';

export type Change = Partial<ReportOptions> & {
  dark?: boolean;
  /** What stands in the link. */
  view?: string;
};

interface Opened {
  page: Page;
  /** A fault of the page, or a load from anywhere but the disk, which the test looks at. */
  faults: string[];
}

export async function openReport(
  browser: Browser,
  run: Run,
  { view = '', dark = false, ...change }: Change,
): Promise<Opened> {
  const file = join(await folder(), 'report.html');
  await writeFile(file, html.render(run, { details: false, bom: false, ...change }));
  return openPage(browser, `${pathToFileURL(file).href}#view=${view}`, dark);
}

/** Opens any of our pages from disk. What was opened before is gone. */
export async function openPage(browser: Browser, url: string, dark: boolean): Promise<Opened> {
  const last = pages.get(browser);
  const page = await asNew(last === undefined || last.isClosed() ? await browser.newPage() : last, dark);
  pages.set(browser, page);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => faults.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) faults.push(request.url());
  });
  await page.goto(url);
  return { page, faults };
}

/** Of each browser: to start a page of its own for each test costs more than the test. */
const pages = new WeakMap<Browser, Page>();

/** As a page is that was never used: nothing on it, nothing kept, nobody listening, the mouse in the corner. */
async function asNew(page: Page, dark: boolean): Promise<Page> {
  page.removeAllListeners();
  if (page.url().startsWith('file:')) await page.evaluate('localStorage.clear()');
  await page.goto('about:blank');
  await page.mouse.move(0, 0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', media: null });
  return page;
}
