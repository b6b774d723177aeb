/** Reads the pages' own files, which ship beside this one; the scripts in the order in which one builds on another. */
import { readFileSync } from 'node:fs';

/** What the pages of models have in common. */
const shared = [
  'dom',
  'link',
  'theme',
  'panel',
  'fields',
  'copy',
  'residency',
  'views',
  'compare-table',
  'find-form',
  'find-answers',
  'notice',
] as const;

const pages = {
  matrix: {
    page: 'page.html',
    styles: ['style', 'views'],
    scripts: [
      ...shared,
      'grouped',
      'store',
      'evidence',
      'models',
      'model-panel',
      'group-line',
      'row-line',
      'grid-head',
      'grid-keys',
      'grid-line',
      'grid',
      'charts',
      'filters',
      'snippet-text',
      'find-rows',
      'found-item',
      'find',
      'compare',
      'overview',
      'app',
    ],
  },
  catalogue: {
    page: 'catalogue.html',
    styles: ['style', 'views', 'catalogue'],
    scripts: [
      ...shared,
      'snippet-text',
      'catalogue-store',
      'catalogue-panel',
      'catalogue-list',
      'catalogue-find',
      'catalogue-compare',
      'catalogue',
    ],
  },
  history: {
    page: 'history.html',
    styles: ['style', 'views'],
    scripts: ['dom', 'link', 'theme', 'fields', 'history-store', 'history-speeds', 'history'],
  },
} as const;

export type PageName = keyof typeof pages;

interface Assets {
  page: string;
  style: string;
  scripts: string[];
}

export function readAssets(name: PageName): Assets {
  const { page, styles, scripts } = pages[name];
  return {
    page: asset(page).replace(/<!-- (\w+) -->/g, (placeholder, part: string) => partNamed(part) ?? placeholder),
    style: styles.map((style) => asset(`${style}.css`)).join('\n'),
    scripts: scripts.map((script) => asset(`${script}.js`)),
  };
}

/** Mark-up that pages share, each in a file of its own; `marks`: the verdicts', for the pages that draw from them. */
const parts: ReadonlySet<string> = new Set(['head', 'marks', 'finder', 'compare']);

function partNamed(name: string): string | undefined {
  return parts.has(name) ? asset(`${name}.html`).trimEnd() : undefined;
}

function asset(name: string): string {
  return readFileSync(new URL(`client/${name}`, import.meta.url), 'utf8');
}
