/** What the requests beyond the APIs may cost at most: each that may be answered is in it. */
import { describe, expect, it } from 'vitest';
import { featureChecks } from '../../src/features/feature-check.ts';
import { parameterChecks } from '../../src/features/parameter-check.ts';
import type { Check } from '../../src/features/check.ts';
import { estimateChecks } from '../../src/matrix/check-bounds.ts';
import type { Cell, Row } from '../../src/types.ts';
import { cellOf } from '../verdict/fixture.ts';

/** Of open weights: whether the effort was taken, a second request without it shows. */
const open = cellOf({ surface: 'native', api: 'converse', model: 'deepseek.v3.2' });

function usdOf(check: Check | undefined, cells: readonly Cell[] = [open]): number {
  if (check === undefined) throw new Error('no check');
  return estimateChecks(cells, [check]).usd;
}

function effort(): Check | undefined {
  return parameterChecks({ name: 'effort', value: 'high' }, ['converse'])[0];
}

describe('the bound of a check', () => {
  it('holds the request without the effort, which may follow the one with it', () => {
    const { control, ...once } = effort() ?? {};
    expect(control).toBeDefined();
    expect(usdOf(effort())).toBeGreaterThan(usdOf(once as Check));
  });

  it('holds both calls of a prompt that is cached', () => {
    const [caching] = featureChecks({ features: ['prompt-caching'], featuresApis: ['converse'] });
    const { asksAgain, ...once } = caching ?? {};
    expect(asksAgain).toBe(true);
    expect(usdOf(caching)).toBeCloseTo(2 * usdOf(once as Check), 10);
  });

  it('is that of each Region, and of each row', () => {
    const elsewhere: Row = { ...open.row, region: 'eu-west-1' };
    expect(usdOf(effort(), [open, { ...open, row: elsewhere }])).toBeCloseTo(2 * usdOf(effort()), 10);
  });
});
