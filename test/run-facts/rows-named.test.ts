/** Rows by the name that somebody types. */
import { expect, it } from 'vitest';
import { rowsNamed } from '../../src/run-facts/rows-named.ts';
import { nova, sampleRun } from '../report/sample-run.ts';

const run = {
  ...sampleRun(),
  rows: ['amazon.nova-2-lite-v1:0', 'amazon.nova-pro-v1:0', 'openai.gpt-oss-20b-1:0'].map((model) => ({
    ...nova,
    model,
  })),
};

it('a part of an id is enough, whatever its case', () => {
  expect(rowsNamed(run, 'NOVA').map(({ model }) => model)).toEqual(['amazon.nova-2-lite-v1:0', 'amazon.nova-pro-v1:0']);
});

it('a name whose parts an id holds with something between them is answered with that id', () => {
  expect(() => rowsNamed(run, 'nova-lite')).toThrow(
    expect.objectContaining({ fix: 'The nearest ids are amazon.nova-2-lite-v1:0.' }),
  );
  expect(() => rowsNamed(run, 'claude-opus')).toThrow(
    expect.objectContaining({ fix: expect.stringContaining('None of its ids') }),
  );
});
