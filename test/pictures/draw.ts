/** `npm run pictures`: draws the pictures of README.md from a run of the demo. It needs a Chromium, for the HTML report. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { executablePath, switches } from '../report/chromium.ts';
import { columns, command, record } from './record.ts';
import { terminalSvg } from './terminal-svg.ts';

const place = (name: string): string => fileURLToPath(new URL(`../../docs/images/${name}`, import.meta.url));

if (executablePath === undefined) throw new Error('There is no Chromium on this machine; set CHROMIUM to its path.');
const cwd = mkdtempSync(join(tmpdir(), 'pictures-'));
const { lines, html } = await record(cwd);
const rows = lines.length - lines.indexOf('') + 1;
writeFileSync(place('terminal.svg'), terminalSvg({ command, lines, columns, rows }));

const browser = await chromium.launch({ executablePath, args: switches });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
await page.goto(pathToFileURL(html).href);
await page.screenshot({ path: place('report.png') });
await browser.close();
rmSync(cwd, { recursive: true });
