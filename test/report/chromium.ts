/** The browser of this machine, for the tests of the pages. */
import { accessSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
export const executablePath = places.find(isThere);
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch(): Promise<Browser> {
  return chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: switches });
}

function isThere(path: string): boolean {
  try {
    if (path !== '') accessSync(path);
    return path !== '';
  } catch {
    return false;
  }
}

/** What a title says where there is none. */
export const skipped =
  executablePath === undefined ? ' (skipped: no Chromium on this machine; set CHROMIUM to its path)' : '';
