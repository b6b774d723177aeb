import { expect, it } from 'vitest';
import { apis } from '../../src/apis/registry.ts';
import { apiNames } from '../../src/config/api-names.ts';

it('every API that there is can be asked for, in the order of the registry', () => {
  expect(apiNames).toEqual(Object.keys(apis));
});
