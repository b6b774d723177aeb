import { describe, expect, it } from 'vitest';
import { cellKey, rowKey, targetOf } from '../../src/plan/cell.ts';
import { mantleRow, profileRow, row } from './rows.ts';

describe('the name of a cell', () => {
  it('tells Region, endpoint, model, profile and API', () => {
    expect(cellKey({ row: row('a.b:0'), api: 'converse' })).toBe('us-east-1 bedrock-runtime a.b:0 - converse');
    expect(cellKey({ row: profileRow('us.a.b:0', 'a.b:0'), api: 'invoke' })).toBe(
      'us-east-1 bedrock-runtime a.b:0 us.a.b:0 invoke',
    );
  });

  it('is another for each endpoint, Region, profile and model', () => {
    const rows = [
      row('a.b'),
      mantleRow('a.b'),
      row('a.b', { region: 'eu-west-1' }),
      profileRow('us.a.b', 'a.b'),
      profileRow('us.a.b', 'a.c'),
    ];
    expect(new Set(rows.map(rowKey)).size).toBe(rows.length);
  });

  it('says what a call names: the profile where there is one', () => {
    expect([row('a.b'), profileRow('us.a.b', 'a.b')].map(targetOf)).toEqual(['a.b', 'us.a.b']);
  });
});
