/** The CSV that scripts and spreadsheets read. */
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/report/csv.ts';
import type { ApiName, Run } from '../../src/types.ts';
import { gptOss, nova, runWithModel, sampleRun, simulatedRun } from './sample-run.ts';

const plain = { details: false, bom: false };
const header =
  'Model,Service,Profile_Type,Invoke_API,Converse_API,ChatCompletions_API,Responses_API,Messages_API,Region,Profile_ID';

function asking(apis: ApiName[], run: Run = sampleRun()): Run {
  return { ...run, header: { ...run.header, apis } };
}

/** One object per row, keyed by the header. */
function table(text: string): Record<string, string>[] {
  return parse(text, { columns: true });
}

/** A second, independent reader: RFC 4180 as its grammar says it. */
function rfc4180(text: string): string[][] {
  const fields = /("(?:[^"]|"")*"|[^,"\n]*)(,|\n)/gy;
  const rows: string[][] = [[]];
  let end = 0;
  for (const [all, field = '', separator] of text.matchAll(fields)) {
    end += all.length;
    rows.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (separator === '\n') rows.push([]);
  }
  expect(end).toBe(text.length);
  return rows.slice(0, -1);
}

describe('the matrix as CSV', () => {
  it('is these very bytes for the sample run', () => {
    expect(csv.render(sampleRun(), plain)).toBe(
      [
        header,
        'openai.gpt-oss-120b,bedrock-mantle,in-region,✗,✗,✓,✓,✗,us-east-1,',
        'amazon.nova-lite-v1:0,bedrock-runtime,in-region,✓,✓,✗,✗,✗,us-east-1,',
        'anthropic.claude-3-opus-20240229-v1:0,bedrock-runtime,in-region,blocked,blocked,,,,us-east-1,',
        'anthropic.claude-haiku-4-5-20251001-v1:0,bedrock-runtime,in-region,✗,✗,✗,✗,✗,us-east-1,',
        'anthropic.claude-haiku-4-5-20251001-v1:0,bedrock-runtime,regional-cross-region,✓,✓,✗,inconclusive,inconclusive,us-east-1,us.anthropic.claude-haiku-4-5-20251001-v1:0',
        '',
      ].join('\n'),
    );
  });

  it('is the same whatever the order of rows and results', () => {
    const run = sampleRun();
    const reversed = { ...run, rows: run.rows.toReversed(), results: new Map([...run.results].toReversed()) };
    expect(csv.render(reversed, plain)).toBe(csv.render(run, plain));
  });

  it('says in its last column that a run is simulated, and changes nothing else for it', () => {
    const simulated = csv.render(simulatedRun(), plain).trimEnd().split('\n');
    expect(simulated[0]).toMatch(/,Simulated$/);
    expect(simulated.slice(1).every((line) => line.endsWith(',yes'))).toBe(true);
    const without = simulated.map((line) => line.replace(/,[^,]*$/, ''));
    expect(`${without.join('\n')}\n`).toBe(csv.render(sampleRun(), plain));
  });

  it('has only its header when nothing was found', () => {
    expect(csv.render(sampleRun({ rows: [] }), plain)).toBe(`${header}\n`);
  });

  it('sorts by Region, service, model, profile type and profile, in code-point order', () => {
    const rows = [
      { ...nova, region: 'us-west-2' },
      { ...nova, model: 'amazon.nova-pro-v1:0' },
      { ...nova, model: 'Zeta.model' },
      { ...nova, profileType: 'regional-cross-region' as const, profile: 'us.amazon.nova-lite-v1:0' },
      { ...nova, profileType: 'global-cross-region' as const, profile: 'global.amazon.nova-lite-v1:0' },
      nova,
      gptOss,
    ];
    const ids = table(csv.render(sampleRun({ rows }), plain)).map(
      (row) => `${row['Region']} ${row['Model']} ${row['Profile_ID']}`,
    );
    expect(ids).toEqual([
      'us-east-1 openai.gpt-oss-120b ',
      'us-east-1 Zeta.model ',
      'us-east-1 amazon.nova-lite-v1:0 global.amazon.nova-lite-v1:0',
      'us-east-1 amazon.nova-lite-v1:0 ',
      'us-east-1 amazon.nova-lite-v1:0 us.amazon.nova-lite-v1:0',
      'us-east-1 amazon.nova-pro-v1:0 ',
      'us-west-2 amazon.nova-lite-v1:0 ',
    ]);
  });

  it('starts with a byte order mark for Excel only when asked', () => {
    expect(csv.render(sampleRun(), { ...plain, bom: true })).toBe(`\uFEFF${csv.render(sampleRun(), plain)}`);
  });
});

describe('the APIs asked for', () => {
  it('leave the default columns in place and empty when they are not among them', () => {
    const rows = table(csv.render(asking(['converse']), plain));
    expect(csv.render(asking(['converse']), plain).split('\n')[0]).toBe(header);
    expect(rows.map((row) => row['Invoke_API'])).toEqual(['', '', '', '', '']);
    expect(rows.map((row) => row['Converse_API'])).toEqual(['✗', '✓', 'blocked', '✗', '✓']);
  });

  it('get columns at the end, in a fixed order, when they go beyond the five', () => {
    const text = csv.render(
      asking(['count-tokens', 'messages-stream', 'invoke', 'converse-stream', 'invoke-stream']),
      plain,
    );
    expect(text.split('\n')[0]).toBe(
      `${header},InvokeStream_API,ConverseStream_API,MessagesStream_API,CountTokens_API`,
    );
  });

  it('are ✗ on bedrock-mantle where that endpoint has no such API, without a call', () => {
    const apis: ApiName[] = [
      'invoke',
      'converse',
      'invoke-stream',
      'converse-stream',
      'count-tokens',
      'messages-stream',
    ];
    const [row] = table(csv.render(asking(apis, sampleRun({ rows: [gptOss], results: new Map() })), plain));
    expect(row).toMatchObject({
      Invoke_API: '✗',
      Converse_API: '✗',
      InvokeStream_API: '✗',
      ConverseStream_API: '✗',
      CountTokens_API: '',
      MessagesStream_API: '',
      ChatCompletions_API: '',
      Responses_API: '',
      Messages_API: '',
    });
  });
});

describe('--details', () => {
  it('adds reason, status, latency and tokens of every API asked, behind all other columns', () => {
    const text = csv.render(asking(['converse', 'responses', 'converse-stream']), { ...plain, details: true });
    const names = ['Reason', 'Status', 'Latency_ms', 'InputTokens', 'OutputTokens'];
    const added = ['Converse', 'Responses', 'ConverseStream'].flatMap((api) => names.map((name) => `${api}_${name}`));
    expect(text.split('\n')[0]).toBe(`${header},ConverseStream_API,${added.join(',')}`);
    const row = table(text).find(({ Profile_ID }) => Profile_ID !== '');
    expect(row).toMatchObject({
      Converse_Reason: '',
      Converse_Status: '200',
      Converse_Latency_ms: '412',
      Converse_InputTokens: '12',

      Converse_OutputTokens: '3',
      Responses_Reason: 'throttled',
      Responses_Status: '429',
      Responses_InputTokens: '',
    });
  });
});

describe('names made to harm', () => {
  it.each([
    '=cmd|calc',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\n=1',
    '\u2028=1',
    '\uFEFF=1',
    '\0=1',
    '\u001B=1',
  ])('are no formula to a spreadsheet: %j', (model) => {
    const [row] = table(csv.render(runWithModel(model), plain));
    expect(row?.['Model']).toMatch(/^'/);
  });

  it('stay as they are when they only look odd', () => {
    for (const model of ['a=b', 'a-b', "it's", 'a,b', '"quoted"', 'a;b', '漢字', '😀', '0123']) {
      expect(table(csv.render(runWithModel(model), plain))[0]?.['Model']).toBe(model);
    }
  });

  it('keep one row on one line', () => {
    const text = csv.render(runWithModel('a\r\nb\nc\rd\u2028e'), plain);
    expect(text.split('\n')).toHaveLength(3);
    expect(table(text)[0]?.['Model']).toBe('a b c d e');
  });

  it('bring no control character with them: a NUL ends some readers, an escape paints the terminal', () => {
    expect(table(csv.render(runWithModel('a\0b\u001B[31mc\td'), plain))[0]?.['Model']).toBe('ab[31mc\td');
  });

  it('come back the same from two readers, whatever they hold', () => {
    const name = fc.stringMatching(/^[\w",;' =.:|/✓漢-]{1,20}$/);
    fc.assert(
      fc.property(name, name, (model, profile) => {
        const text = csv.render(runWithModel(model, { profile }), plain);
        const [, cells = []] = rfc4180(text);
        const [row] = table(text);
        const bare = (field = ''): string => field.replace(/^'(?=[\s']*[=+\-@])/, '');
        expect([bare(row?.['Model']), bare(row?.['Profile_ID'])]).toEqual([model, profile]);
        expect(Object.values(row ?? {})).toEqual(cells);
      }),
    );
  });
});
