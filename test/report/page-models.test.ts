/** The figures of a model on the page of a run. */
import { describe, expect, it } from 'vitest';
import { modelNames } from '../../src/report/html/page-data.ts';
import { pageModels } from '../../src/report/html/page-models.ts';
import { nova, sampleRun } from './sample-run.ts';

describe('the context window of a model on the page', () => {
  it('is not that of a variant which is sold in a smaller size', () => {
    const pro = { ...nova, model: 'amazon.nova-pro-v1:0' };
    const small = { ...nova, model: 'amazon.nova-pro-v1:0:24k' };
    const rows = [small, pro];
    const [model] = pageModels(sampleRun({ rows }), modelNames(rows));
    expect(model).toMatchObject({ name: pro.model, context: 300_000, contextOf: { [small.model]: 24_000 } });
  });
});
