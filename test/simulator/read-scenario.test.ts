import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, onTestFinished } from 'vitest';

import { readScenario } from '../../src/simulator/read-scenario.ts';
import { everyKind, having } from '../end-to-end/models.ts';
import { schemaFile } from '../schemas.ts';

const fits = new Ajv2020().compile(JSON.parse(readFileSync(schemaFile('scenario'), 'utf8')));

function file(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'scenario.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('a scenario file', () => {
  it('is taken as it stands', () => {
    const scenario = {
      seed: 3,
      latency: { median: 200, tail: 1500 },
      throttle: [{ endpoint: 'mantle', model: 'openai.*', perSecond: 2, burst: 4 }],
      faults: [
        { match: { api: 'converse', target: 'a.*' }, times: 2, reply: 'reset' },
        { match: {}, reply: 'stream-exception:throttlingException' },
        { match: {}, reply: { status: 500, body: { message: 'x' } } },
      ],
      gates: [{ model: 'a.b', gate: 'legacy' }],
      catalogue: {
        models: [{ id: 'a.b', offers: { 'ON_DEMAND US': 'us-east-1' }, serves: { runtime: { apis: 'invoke' } } }],
      },
      denyIam: ['bedrock:List*'],
    };
    expect(readScenario(file(scenario))).toStrictEqual(scenario);
    expect(fits(scenario)).toBe(true);
  });

  it('may name its schema, by which editors check it', () => {
    const scenario = { $schema: './scenario.schema.json', seed: 3 };
    expect(readScenario(file(scenario))).toStrictEqual(scenario);
    expect(fits(scenario)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['one model of every kind', having(...everyKind)],
    [
      'what the account set up',
      {
        callables: [{ kind: 'provisioned', id: 'abcdefghijkl', name: 'p', model: 'a.b', region: 'us-east-1' }],
        ignores: [{ model: '*', feature: 'tools' }],
        guardrails: ['gr1:1'],
        invocationLogging: ['s3'],
        retention: 'none',
      },
    ],
    ['a fault in a stream', { faults: [{ match: {}, reply: 'stream-error:overloaded' }] }],
  ])('%s is taken by the reader and by the schema', (_, scenario) => {
    const json: unknown = JSON.parse(JSON.stringify(scenario));
    expect(readScenario(file(json))).toEqual(json);
    expect(fits(json)).toBe(true);
  });

  it.each<[unknown, string]>([
    ['{', 'not readable as JSON'],
    [[], 'a scenario is an object'],
    [{ lateny: 3 }, 'scenario.lateny is not known; known are seed, '],
    [{ latency: '3' }, 'scenario.latency must be an object'],
    [{ latency: { median: 3 } }, 'scenario.latency.tail is missing'],
    [{ faults: [{ match: {}, reply: 'explode' }] }, 'scenario.faults[0].reply must be one of reset, stall, '],
    [
      { faults: [{ match: { endpoint: 'moon' }, reply: 'reset' }] },
      'scenario.faults[0].match.endpoint must be one of control, runtime, mantle',
    ],
    [{ faults: [{ match: {}, times: 0, reply: 'reset' }] }, 'scenario.faults[0].times must be a number above 0'],
    [{ gates: [{ model: 'a', gate: 'shut' }] }, 'scenario.gates[0].gate must be one of legacy, '],
    [{ denyIam: 'x' }, 'scenario.denyIam must be a list'],
    [{ record: 1 }, 'scenario.record must be true or false'],
    [{ catalogue: { models: [{}] } }, 'scenario.catalogue.models[0].id is missing'],
    [
      { catalogue: { models: [{ id: 'a', offers: { US: 1 } }] } },
      'scenario.catalogue.models[0].offers.US must be a string',
    ],
    [{ faults: [{ match: {}, reply: {} }] }, 'scenario.faults[0].reply.status is missing'],
    [{ ignores: [{ model: '*', feature: 'magic' }] }, 'scenario.ignores[0].feature must be one of system, '],
    [{ $schema: 7 }, 'scenario.$schema must be a string'],
  ])('%j is refused with the place and what belongs there', (content, message) => {
    const path = file(content);
    expect(() => readScenario(path)).toThrow(`${path}: ${message}`);
    // An editor is to mark what the command refuses.
    expect(fits(content)).toBe(false);
  });

  it('that is not there is named', () => {
    expect(() => readScenario('/no/such/scenario.json')).toThrow('/no/such/scenario.json: not readable');
  });
});
