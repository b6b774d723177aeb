/** Rows as the listing gives them, for the tests of this room. */
import type { Row } from '../../src/types.ts';

export function rowOf(model: string, output: string[] = ['TEXT']): Row {
  const provider = model.split('.')[0] ?? model;
  return {
    region: 'us-east-1',
    endpoint: 'bedrock-runtime',
    profileType: 'in-region',
    model,
    provider,
    input: ['TEXT'],
    output,
  };
}
