/** The pictures of README.md show what the demo prints today. When this fails, `npm run pictures` draws them again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshDirectory } from '../end-to-end/harness.ts';
import { columns, command, record, timeless } from './record.ts';
import { terminalSvg, textOf } from './terminal-svg.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

it('the recording of the terminal shows what the command prints', async () => {
  const { lines } = await record(freshDirectory());
  const [first, ...drawn] = textOf(readFileSync(join(root, 'docs/images/terminal.svg'), 'utf8'));
  expect(first).toBe(`$ ${command}`);
  expect(timeless(drawn)).toEqual(timeless(lines));
  for (const line of drawn) expect(line.length).toBeLessThanOrEqual(columns);

  const counts = ['supported', 'unsupported', 'blocked', 'inconclusive'].map((verdict) => {
    const [, count] = new RegExp(`^  \\S ${verdict} +(\\d+)`, 'm').exec(drawn.join('\n')) ?? [];
    return `${count} ${verdict}`;
  });
  const [, alternative] = /!\[([^\]]*)\]\(docs\/images\/report\.png\)/.exec(readme) ?? [];
  expect(alternative, 'what README.md says of the picture of the report').toContain(counts.join(', '));
});

it('README.md shows both pictures and the command that made them', () => {
  for (const name of ['terminal.svg', 'report.png']) expect(readme).toContain(`](docs/images/${name})`);
  expect(readme).toContain(command);
});

it('a line keeps its text and colours, and shows only after those before it', () => {
  const svg = terminalSvg({
    command: 'run',
    lines: ['\u001B[32m✓ a\u001B[39m <b> & "c"', '\u001B[2mdim \u001B[1mboth\u001B[22m'],
    columns: 40,
    rows: 2,
  });
  expect(textOf(svg)).toEqual(['$ run', '✓ a <b> & "c"', 'dim both']);
  expect(svg).toContain('<tspan x="0" class="green">✓ a</tspan>');
  expect(svg).toContain('<tspan x="31.2" class="dim bold">both</tspan>');
  const times = Array.from(svg.matchAll(/animation-duration:([\d.]+)s/g), ([, time]) => Number(time));
  expect(times).toHaveLength(2);
  expect(times[1]).toBeGreaterThan(times[0] ?? Infinity);
});
