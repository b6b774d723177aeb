import { expect, it } from 'vitest';
import { featureIn } from '../../src/run-facts/named-in-run.ts';
import { sampleRun } from '../report/sample-run.ts';

it('names each feature of the run once, also where it was tested on several APIs', () => {
  const { header } = sampleRun();
  const on = (api: 'converse' | 'messages') => ({ key: 'tool-use', column: `ToolUse_${api}_Feature`, apis: [api] });
  const run = { header: { ...header, features: [on('converse'), on('messages')] } };
  expect(() => featureIn(run, 'vision')).toThrow(
    expect.objectContaining({ fix: expect.stringMatching(/^[^]*tool-use(?![^]*tool-use)/) }),
  );
});
