/** Rows as a listing would give them. */
import type { Row } from '../../src/types.ts';

export function row(model: string, more: Partial<Row> = {}): Row {
  return {
    region: 'us-east-1',
    endpoint: 'bedrock-runtime',
    model,
    profileType: 'in-region',
    provider: model.split('.')[0] ?? model,
    input: ['TEXT'],
    output: ['TEXT'],
    ...more,
  };
}

export function profileRow(profile: string, model: string, more: Partial<Row> = {}): Row {
  return row(model, { profile, profileType: 'regional-cross-region', ...more });
}

export function mantleRow(model: string, more: Partial<Row> = {}): Row {
  return row(model, { endpoint: 'bedrock-mantle', input: [], output: [], ...more });
}
