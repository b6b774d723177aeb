/** Writes what runs: few files in place of hundreds, so that the command starts sooner; packages stay outside. tsc has checked the types and written the declarations. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { build, transform } from 'esbuild';

/**
 * A file that reads data beside itself is in a chunk of `dist/` now: it finds them by the place that it had below `src/`, where the
 * data files still are.
 */
const places = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const place = relative('src', path).split(sep).join('/');
      const contents = text.replaceAll('import.meta.url', `new URL('./${place}', import.meta.url).href`);
      return { contents, loader: 'ts' };
    });
  },
};

await build({
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  outdir: 'dist',
  bundle: true,
  // What a command does not need is loaded by nobody: each dynamic import is a file of its own.
  splitting: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  legalComments: 'none',
  // Names stay, for stack traces; lines do too, of this length.
  minifyWhitespace: true,
  lineLimit: 120,
  logLevel: 'warning',
  plugins: [places],
});

/** The files of the pages, which every report holds, without the settings of their type check: a style without its blanks, a script without its comments, still line by line. */
const pages = 'report/html/client';
await mkdir(join('dist', pages), { recursive: true });
for (const name of (await readdir(join('src', pages))).filter((file) => extname(file) !== '.json')) {
  const text = await readFile(join('src', pages, name), 'utf8');
  await writeFile(join('dist', pages, name), await shortened(name, text));
}

async function shortened(name, text) {
  if (extname(name) === '.css') return (await transform(text, { loader: 'css', minify: true })).code;
  if (extname(name) === '.js') return (await transform(text, { legalComments: 'none' })).code;
  return text;
}
