/** README.md is a front page, and every link in it and in docs/ leads somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const pages = ['README.md', 'CHANGELOG.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
);
const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');

/** What GitHub makes of the headings of a page. */
function anchorsOf(page: string): string[] {
  const prose = page.replaceAll(/^```[^]*?^```/gm, '');
  return Array.from(prose.matchAll(/^#+ (.+)$/gm), ([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

it.each(pages)('every link in %s leads to a file, and to a heading of it', (name) => {
  const links = Array.from(textOf(name).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g));
  const broken = links.filter(([, path = '', anchor]) => {
    const target = path === '' ? name : join(dirname(name), path);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(textOf(target)).includes(anchor);
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});

it('README.md is at most 250 lines, and leads to every page of docs/', () => {
  const readme = textOf('README.md');
  expect(readme.split('\n').length).toBeLessThanOrEqual(251);
  for (const page of pages.filter((name) => name.startsWith('docs/'))) expect(readme).toContain(`](${page})`);
});

// The name is free on the registry: whoever takes it would run with the credentials of our readers.
it.each(pages)('%s tells nobody to run this package from the npm registry', (name) => {
  expect(textOf(name)).not.toMatch(/npx (?:--?\S+ )*bedrock-matrix|npm (?:i|install) (?:--?\S+ )*bedrock-matrix/);
});
