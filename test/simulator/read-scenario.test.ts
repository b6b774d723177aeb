import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { readScenario } from '../../src/simulator/read-scenario.ts';

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
  ])('%j is refused with the place and what belongs there', (content, message) => {
    const path = file(content);
    expect(() => readScenario(path)).toThrow(`${path}: ${message}`);
  });

  it('that is not there is named', () => {
    expect(() => readScenario('/no/such/scenario.json')).toThrow('/no/such/scenario.json: not readable');
  });
});
