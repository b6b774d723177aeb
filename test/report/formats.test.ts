/** What all formats promise. */
import { describe, expect, it } from 'vitest';
import { formatNames } from '../../src/config/formats.ts';
import { formatOf } from '../../src/report/formats.ts';
import { sampleRun, simulatedRun } from './sample-run.ts';

const options = { details: false, bom: false };
const texts = formatNames.filter((name) => name !== 'xlsx');

describe('every format', () => {
  it.each(formatNames)('%s renders the same bytes twice', async (name) => {
    const render = formatOf(name).render;
    expect(await render(sampleRun(), options)).toEqual(await render(sampleRun(), options));
  });

  it.each(texts)('%s ends its last line', async (name) => {
    expect(String(await formatOf(name).render(sampleRun(), options)).endsWith('\n')).toBe(true);
  });

  it.each(texts.filter((name) => !name.startsWith('csv')))('%s says simulated, and only then', async (name) => {
    const saying = /simulated"?\)?:\s*true|\*\*Simulated\*\*|^bedrock_matrix_simulated 1$/m;
    expect(await formatOf(name).render(simulatedRun(), options)).toMatch(saying);
    expect(await formatOf(name).render(sampleRun(), options)).not.toMatch(saying);
  });

  it.each(texts)('%s tells no request id unless it is asked to', async (name) => {
    const id = '99999999-2222-3333-4444-555555555555';
    expect(await formatOf(name).render(sampleRun(), options)).not.toContain(id);
  });

  it.each(['json', 'ndjson', 'html'] as const)('%s tells them with redact off', async (name) => {
    const text = await formatOf(name).render(sampleRun(), { ...options, redact: false });
    expect(text).toContain('99999999-2222-3333-4444-555555555555');
  });
});
