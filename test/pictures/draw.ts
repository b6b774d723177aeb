/** `npm run pictures`: draws the pictures of README.md from a run of the demo. The one of the HTML report needs a Chromium. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { executablePath, launch } from '../report/chromium.ts';
import { drawTerminal } from './draw-terminal.ts';
import { record } from './record.ts';

const cwd = mkdtempSync(join(tmpdir(), 'pictures-'));
try {
  const { lines, html } = await record(cwd);
  drawTerminal(lines);
  if (executablePath === undefined) throw new Error('There is no Chromium on this machine; set CHROMIUM to its path.');
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  await page.goto(pathToFileURL(html).href);
  await page.screenshot({ path: fileURLToPath(new URL('../../docs/images/report.png', import.meta.url)) });
  await browser.close();
} finally {
  rmSync(cwd, { recursive: true });
}
