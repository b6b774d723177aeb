/** "Data stays in": which Regions are inside. */
import { expect, it } from 'vitest';
import { residencies, type Residency } from '../../src/report/html/data-residency.ts';
import { mantleRegions, runtimeRegions } from '../../src/config/regions.ts';

interface ResidencyText {
  insideOf(residencies: readonly Residency[], name: string): ((region: string) => boolean) | undefined;
}

// A module of the page, as the page has it: no types stand beside it.
const module = new URL('../../src/report/html/client/residency.js', import.meta.url).href;
const { insideOf }: ResidencyText = await import(module);

const inside = (name: string, region: string): boolean => insideOf(residencies, name)?.(region) === true;

it.each(['eu-central-1', 'eu-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eusc-de-east-1'])(
  '%s is in the European Union',
  (region) => {
    expect(inside('European Union', region)).toBe(true);
  },
);

it.each(['eu-west-2', 'eu-central-2', 'il-central-1', 'us-east-1', 'eu-isoe-west-1', 'eu-central-10'])(
  '%s is not in the European Union, whatever it is called',
  (region) => {
    expect(inside('European Union', region)).toBe(false);
  },
);

it('every Region of Bedrock is somewhere', () => {
  const nowhere = [...runtimeRegions, ...mantleRegions].filter(
    (region) => !residencies.some(({ name }) => inside(name, region)),
  );
  expect(nowhere).toEqual([]);
});

it('what is not asked for keeps nothing out', () => {
  expect(insideOf(residencies, '')).toBeUndefined();
});
