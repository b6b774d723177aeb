/** Claimed against observed: what the listings say beside what the calls showed. */
import { expect, it } from 'vitest';

import { keyOf } from '../../src/plan/cell.ts';
import { contradictions } from '../../src/run-facts/contradictions.ts';
import type { Availability, CellResult, Claims, Row, Run } from '../../src/types.ts';

const supported: CellResult = { verdict: 'supported', rule: 'whole-reply', calls: 1 };

function refused(reason: string, verdict: CellResult['verdict'] = 'unsupported'): CellResult {
  return { verdict, reason, rule: reason, calls: 1 };
}

function runOf(claims: Claims, results: Record<string, CellResult>, availability: Availability[] = []): Run {
  const row: Row = {
    region: 'us-east-1',
    endpoint: 'bedrock-runtime',
    model: 'acme.one-v1:0',
    profileType: 'in-region',
    provider: 'Acme',
    input: ['TEXT'],
    output: ['TEXT'],
    claims,
  };
  const apis = ['invoke', 'converse', 'converse-stream'] as const;
  const header = {
    schema: 1 as const,
    tool: 't',
    versions: {},
    options: {},
    regions: ['us-east-1'],
    apis: [...apis],
    startedAt: '',
    simulated: false,
  };
  const known = apis.flatMap((api) => (results[api] ? [[keyOf(row, api), results[api]] as const] : []));
  return { header, listings: [], rows: [row], availability, results: new Map(known) };
}

function said(run: Run): string[] {
  return contradictions(run).map(({ claim, observed }) => `${claim} / ${observed}`);
}

const granted: Availability = {
  region: 'us-east-1',
  model: 'acme.one-v1:0',
  agreement: 'AVAILABLE',
  authorization: 'AUTHORIZED',
  entitlement: 'AVAILABLE',
  inRegion: 'AVAILABLE',
};

it('listed as ACTIVE, refused as retired', () => {
  const run = runOf({ lifecycle: 'ACTIVE' }, { invoke: refused('model-retired'), converse: refused('model-retired') });
  expect(said(run)).toEqual(['modelLifecycle.status is ACTIVE / refused as Legacy or retired (invoke, converse)']);
});

it('listed as on-demand, refused as such', () => {
  const run = runOf(
    { inferenceTypes: ['ON_DEMAND'] },
    { invoke: refused('needs-inference-profile'), converse: refused('needs-inference-profile') },
  );
  expect(said(run)).toEqual([
    'inferenceTypesSupported has ON_DEMAND / refused on demand, an inference profile is needed (invoke, converse)',
  ]);
});

it('listed as profile only, answers on demand', () => {
  expect(said(runOf({ inferenceTypes: ['INFERENCE_PROFILE'] }, { converse: supported }))).toEqual([
    'inferenceTypesSupported is INFERENCE_PROFILE / answers on demand (converse)',
  ]);
});

it('declared to stream and refuses, declared not to and streams', () => {
  expect(said(runOf({ streaming: true }, { 'converse-stream': refused('streaming-not-supported') }))).toHaveLength(1);
  expect(said(runOf({ streaming: false }, { 'converse-stream': supported }))).toHaveLength(1);
});

it('ACTIVE, and locked as Legacy', () => {
  expect(said(runOf({ lifecycle: 'ACTIVE' }, { invoke: refused('legacy-locked', 'blocked') }))).toEqual([
    'modelLifecycle.status is ACTIVE / refused as Legacy or retired (invoke)',
  ]);
});

it('the account is authorised, the call is denied', () => {
  expect(said(runOf({}, { invoke: refused('model-access-denied', 'blocked') }, [granted]))).toEqual([
    'GetFoundationModelAvailability says AUTHORIZED and AVAILABLE / the call is denied (invoke)',
  ]);
});

it('no access is claimed, the call is answered', () => {
  expect(said(runOf({}, { invoke: supported }, [{ ...granted, authorization: 'NOT_AUTHORIZED' }]))).toHaveLength(1);
});

it('nothing is said where claims and calls agree, or where nothing was learned', () => {
  const agreeing = runOf(
    { lifecycle: 'ACTIVE', inferenceTypes: ['ON_DEMAND'], streaming: true },
    { invoke: supported, converse: supported, 'converse-stream': supported },
    [granted],
  );
  const throttled = runOf({ streaming: true }, { 'converse-stream': refused('throttled', 'inconclusive') }, [granted]);
  expect([...said(agreeing), ...said(throttled)]).toEqual([]);
});
