/** The long CSV, one line per cell. */
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { cellsCsv } from '../../src/report/cells-csv.ts';
import { denied, failingRun } from './failing-run.ts';
import { nova, runWithModel, sampleRun } from './sample-run.ts';

const options = { details: false, bom: false };

function lines(text: string): Record<string, string>[] {
  return parse(text, { columns: true });
}

it('has these columns, and a line for every cell', () => {
  const text = cellsCsv.render(sampleRun(), options);
  expect(text.split('\n')[0]).toBe(
    'Region,Service,Model,Profile_Type,Profile_ID,Provider,API,Verdict,Mark,Reason,Title,HTTP_Status,Error_Type,Latency_ms,First_byte_ms,Input_tokens,Output_tokens,Route,Calls,Message,Feature',
  );
  expect(lines(text)).toHaveLength(25);
});

it('tells of a cell what is known of it', () => {
  const all = lines(cellsCsv.render(sampleRun(), options));
  expect(all.find(({ Model, API }) => Model === nova.model && API === 'converse')).toMatchObject({
    Verdict: 'supported',
    Mark: '✓',
    Reason: '',
    HTTP_Status: '200',
    Latency_ms: '412',
    Input_tokens: '12',
    Output_tokens: '3',
    Route: '/model',
    Calls: '1',
    Message: '',
  });
  expect(all.find(({ Reason }) => Reason === 'throttled')).toMatchObject({
    Title: 'Throttled',
    Mark: 'inconclusive',
    Calls: '5',
  });
});

it('keeps the words of the service on one line, short, and from running as a formula', () => {
  const message = `=HYPERLINK("http://x")\r\n${'word '.repeat(200)}`;
  const run = failingRun(1, 0, { ...denied, message });
  const [line] = lines(cellsCsv.render(run, options));
  expect(line?.['Message']).toMatch(/^'=HYPERLINK\("http:\/\/x"\) word [^\n]*…$/);
  expect(line?.['Message']?.length).toBe(501);
});

it('defuses names too, and starts with a mark of byte order when asked', () => {
  const text = cellsCsv.render(runWithModel('@evil'), { ...options, bom: true });
  expect(text.startsWith('\uFEFFRegion,')).toBe(true);
  expect(text).toContain(",'@evil,");
});

it('never cuts a character in two', () => {
  const run = failingRun(1, 0, { ...denied, message: `${'x'.repeat(498)}😀😀` });
  expect(lines(cellsCsv.render(run, options))[0]?.['Message']).toBe(`${'x'.repeat(498)}…`);
});
