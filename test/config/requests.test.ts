import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiNames } from '../../src/api-names.ts';
import type { Flags } from '../../src/config/option.ts';
import { resolveExplain, resolveReport, resolveSimulate } from '../../src/config/requests.ts';
import { bare, cwd, userErrorOf } from './sample.ts';

const input = (flags: Flags = {}, env: Record<string, string> = {}) => ({
  flags,
  env: { ...bare, ...env },
  cwd,
  terminal: { stdout: true, stderr: true },
});

describe('report', () => {
  it('goes to stdout as CSV unless a file or a format is named', () => {
    expect(resolveReport(['e.ndjson'], input())).toEqual({
      evidence: join(cwd, 'e.ndjson'),
      evidenceAsked: true,
      outputs: [{ path: '-', format: 'csv' }],
      sites: [],
      runs: [{ name: 'e.ndjson', path: join(cwd, 'e.ndjson') }],
      details: false,
      redact: true,
      bom: false,
      rejudge: false,
    });
    expect(resolveReport(['e.ndjson'], input({ format: ['md'] })).outputs).toEqual([{ path: '-', format: 'md' }]);
    expect(resolveReport(['e.ndjson'], input({ output: ['m.json'], rejudge: ['true'] }))).toMatchObject({
      outputs: [{ path: join(cwd, 'm.json'), format: 'json' }],
      rejudge: true,
    });
  });

  it('never writes over the evidence it reads', () => {
    const error = userErrorOf(() => resolveReport(['e.ndjson'], input({ output: ['./e.ndjson'] })));
    expect(error.message).toContain('--output');
  });
});

describe('explain', () => {
  it('tells of every API in the usual evidence unless told otherwise', () => {
    const usual = resolveExplain('amazon.nova-lite-v1:0', input());
    expect(usual).toMatchObject({
      model: 'amazon.nova-lite-v1:0',
      evidence: join(cwd, 'bedrock_evidence.ndjson'),
      color: true,
    });
    expect(usual.apis).toEqual(apiNames);
    expect(resolveExplain('m', input({ api: ['converse'], evidence: ['old.ndjson'] }))).toMatchObject({
      apis: ['converse'],
      evidence: join(cwd, 'old.ndjson'),
    });
    expect(resolveExplain('m', input({ 'no-color': ['true'] })).color).toBe(false);
  });
});

describe('simulate', () => {
  it('takes free ports unless one is named', () => {
    expect(resolveSimulate(input())).toEqual({});
    expect(resolveSimulate(input({ port: ['8080'], scenario: ['s.json'] }))).toEqual({
      port: 8080,
      scenario: join(cwd, 's.json'),
    });
  });

  it('leaves room for five ports', () => {
    expect(userErrorOf(() => resolveSimulate(input({ port: ['65532'] }))).message).toContain('--port');
  });
});
