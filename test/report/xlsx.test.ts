/** The workbook, read back by opening its parts. */
import { describe, expect, it } from 'vitest';
import { xlsx } from '../../src/report/xlsx.ts';
import type { Run } from '../../src/types.ts';
import { denied, failingRun } from './failing-run.ts';
import { partsOf as readParts, rowsOf } from './read-workbook.ts';
import { nova, runWithModel, sampleRun, simulatedRun, withMeasuredLimit } from './sample-run.ts';

const options = { details: false, bom: false };

const partsOf = (run: Run): Promise<Record<string, string>> => readParts(run, xlsx);

function part(parts: Record<string, string>, name: string): string {
  return parts[`xl/${name}.xml`] ?? '';
}

it('says on top of the summary that the run is incomplete', async () => {
  const parts = await partsOf(sampleRun());
  const texts = [...part(parts, 'sharedStrings').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
  const first = /<row r="1"><c [^>]*t="s"[^>]*><v>(\d+)<\/v>/.exec(part(parts, 'worksheets/sheet3'))?.[1];
  expect(texts[Number(first)]).toBe('INCOMPLETE');
});

it('shows a limit that was named as a number, in no colour of a verdict', async () => {
  const parts = await partsOf(withMeasuredLimit());
  const style = /<c r="L3" s="(\d+)"><v>10000<\/v>/.exec(part(parts, 'worksheets/sheet1'))?.[1];
  const [, styles = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(part(parts, 'styles')) ?? [];
  const ofCell = styles.split('</xf>')[Number(style)];
  expect(ofCell).toContain('<xf ');
  expect(ofCell).not.toContain('fillId');
});

describe('the workbook', async () => {
  const parts = await partsOf(sampleRun());

  it('has a sheet each for the matrix, the cells, the summary and the legend', () => {
    expect([...part(parts, 'workbook').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Matrix',
      'Cells',
      'Summary',
      'Legend',
    ]);
  });

  it('freezes the header of matrix and cells', () => {
    expect(part(parts, 'worksheets/sheet1')).toMatch(/<pane [^>]*state="frozen"/);
    expect(part(parts, 'worksheets/sheet2')).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  });

  it('keeps model and profile in sight when one scrolls to the right', () => {
    expect(part(parts, 'worksheets/sheet1')).toMatch(/<pane [^>]*xSplit="2"/);
    expect(part(parts, 'worksheets/sheet2')).toMatch(/<pane [^>]*xSplit="3"/);
  });

  it('has filter buttons over all rows of matrix and cells, where the format wants them', () => {
    expect(part(parts, 'worksheets/sheet1')).toMatch(/<\/sheetData><autoFilter ref="A1:K6"\/>/);
    expect(part(parts, 'worksheets/sheet2')).toMatch(/<\/sheetData><autoFilter ref="A1:U26"\/>/);
    expect(part(parts, 'worksheets/sheet3')).not.toContain('autoFilter');
  });

  it('has totals that a formula can add up', () => {
    const all = rowsOf(parts, 'sheet3').find(([label]) => label === 'All');
    expect(all).toEqual(['All', 6, 12, 2, 2, 3]);
  });

  it('has a colour for each verdict that has one', () => {
    for (const fill of ['BFE3DA', 'E3E5E8', 'FBD9A9', 'DCD0F5']) expect(part(parts, 'styles')).toContain(fill);
  });

  it('has one line per cell, with numbers as numbers', () => {
    expect(part(parts, 'worksheets/sheet2').match(/<row /g)).toHaveLength(26);
    expect(part(parts, 'worksheets/sheet2')).toMatch(/<v>412<\/v>/);
  });

  it('holds the names and the marks', () => {
    expect(part(parts, 'sharedStrings')).toContain(nova.model);
    expect(part(parts, 'sharedStrings')).toContain('✓');
  });
});

it('never makes a formula of text, nor a damaged file', async () => {
  const parts = await partsOf(runWithModel('=HYPERLINK("http://x","y")\u0000\uD800'));
  expect(Object.values(parts).join('')).not.toContain('<f>');
  expect(part(parts, 'sharedStrings')).toContain('=HYPERLINK(');
  expect(Object.values(parts).join('')).not.toContain('\u0000');
});

it('lets no account id and no secret in', async () => {
  const message = 'arn:aws:iam::111122223333:user/x may not; key ABSKQmVkcm9ja0FQSUtleQ==';
  const text = Object.values(await partsOf(failingRun(1, 0, { ...denied, message }))).join('');
  expect(text).not.toMatch(/111122223333|ABSKQmV/);
  expect(text).toContain('123456789012');
});

it('carries no time of writing', async () => {
  const bytes = Buffer.from(await xlsx.render(sampleRun(), options));
  expect(bytes.readUInt32LE(10)).toBe(0x00210000);
});

it('says simulated on the first sheet', async () => {
  expect(part(await partsOf(simulatedRun()), 'workbook')).toContain('Matrix (simulated)');
});
