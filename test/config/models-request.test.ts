import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveModels } from '../../src/config/models-request.ts';
import { cwd, userErrorOf } from './sample.ts';

const input = (flags: Record<string, string[]> = {}) => ({
  flags,
  env: {},
  cwd,
  terminal: { stdout: false, stderr: false },
});

describe('where the catalogue goes', () => {
  it('to stdout as CSV, when nothing is said', () => {
    expect(resolveModels(input()).outputs).toEqual([{ path: '-', format: 'csv' }]);
  });

  it('to stdout in the format that is said', () => {
    expect(resolveModels(input({ format: ['md'] })).outputs).toEqual([{ path: '-', format: 'md' }]);
  });

  it('to files, by their endings', () => {
    const { outputs } = resolveModels(input({ output: ['models.json', 'models.xlsx'] }));
    expect(outputs).toEqual([
      { path: join(cwd, 'models.json'), format: 'json' },
      { path: join(cwd, 'models.xlsx'), format: 'xlsx' },
    ]);
  });

  it.each(['models', 'models/', 'models.docx'])('not to %s, and the formats of a run are not offered', (name) => {
    const { message, fix } = userErrorOf(() => resolveModels(input({ output: [name] })));
    expect(message).toContain(`"${name}" names no format of the catalogue`);
    expect(fix).toContain('.csv, .json, .md, .html, .xlsx');
    expect(fix).not.toMatch(/junit|makes a site/);
  });

  it('not in a format that only runs have', () => {
    expect(userErrorOf(() => resolveModels(input({ output: ['models.ndjson'] }))).message).toContain('ndjson');
  });
});

it('the last run is looked for in its usual place, unless it is named', () => {
  expect(resolveModels(input())).toMatchObject({
    evidence: join(cwd, 'bedrock_evidence.ndjson'),
    evidenceAsked: false,
  });
  expect(resolveModels(input({ evidence: ['night.ndjson'] }))).toMatchObject({
    evidence: join(cwd, 'night.ndjson'),
    evidenceAsked: true,
  });
});

it('the earlier catalogue may be the file that is written anew', () => {
  const { compare } = resolveModels(input({ compare: ['models.json'], output: ['models.json'] }));
  expect(compare).toBe(join(cwd, 'models.json'));
});
