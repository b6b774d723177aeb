/** Endpoints that answered nobody, asked once more before the next sweep. */
import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { clientsByRegion } from '../../src/aws/clients.ts';
import { credentialSource } from '../../src/aws/credential-source.ts';
import type { CanaryReport } from '../../src/matrix/canary-report.ts';
import { endpointKey, familyKey, type RouteFamily } from '../../src/matrix/route-family.ts';
import { stillSilent } from '../../src/matrix/silent-places.ts';
import { json, keys, server, wire } from '../aws/servers.ts';
import { row } from '../plan/rows.ts';

const regions = ['us-east-1', 'us-west-2', 'eu-west-1'];

it('all are asked at once: one that is slow holds up no other', async () => {
  const waiting: ServerResponse[] = [];
  const refuse = json({ message: 'The provided model identifier is invalid.' }, 400);
  const { origin } = await server((response) => {
    waiting.push(response);
    if (waiting.length === regions.length) waiting.forEach(refuse);
  });
  const endpoints = { control: origin, runtime: origin, mantle: origin };
  const credentials = credentialSource(() => Promise.resolve(keys));
  const options = { wire: wire(), endpoints, authentication: { kind: 'sigv4' as const, credentials } };
  const connection = {
    clientsFor: clientsByRegion(options),
    clientOptions: options,
    renew: () => Promise.resolve(),
    simulated: () => false,
    close: () => Promise.resolve(),
  };
  const families = regions.map((region): RouteFamily => ({ region, endpoint: 'bedrock-runtime', route: '/model' }));
  const trust: CanaryReport = {
    results: new Map(families.map((family) => [familyKey(family), { family, result: { state: 'well' } }])),
    silent: new Map(families.map((family) => [endpointKey(family), 'no reply'])),
  };
  const cells = regions.map((region) => ({ row: row('acme.m', { region }), api: 'converse' as const }));
  const signal = new AbortController().signal;
  expect(await stillSilent(cells, trust, { connection, timeoutMs: 1_000, signal })).toEqual(new Set());
});
