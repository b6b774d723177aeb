/** Reads the page's own files, which ship beside this one; the scripts in the order in which one builds on another. */
import { readFileSync } from 'node:fs';

const scripts = ['dom', 'store', 'theme', 'evidence', 'grid', 'charts', 'overview', 'filters', 'app'];

interface Assets {
  page: string;
  style: string;
  scripts: string[];
}

export function readAssets(): Assets {
  return { page: asset('page.html'), style: asset('style.css'), scripts: scripts.map((name) => asset(`${name}.js`)) };
}

function asset(name: string): string {
  return readFileSync(new URL(`client/${name}`, import.meta.url), 'utf8');
}
