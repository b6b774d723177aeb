/** What a scenario file may hold, member by member. */
import { requestedFeatureNames } from './features/requested-feature.ts';
import {
  anything,
  either,
  flag,
  listOf,
  mapOf,
  number,
  objectOf,
  oneOf,
  positive,
  text,
  type FileShape,
} from './file-shapes.ts';
import { callableKinds, endpointNames, faultWords, gateNames, type Scenario } from './scenario.ts';

const latency = either(
  number,
  objectOf({ median: positive, tail: positive }, { required: ['median', 'tail'] }),
  (value) => typeof value === 'number',
);

const written = objectOf(
  { status: number, headers: mapOf(text), body: anything, errorType: text },
  { required: ['status'] },
);
const ofStreams = /^stream-(exception|error):\w+$/;
const word: FileShape = {
  fault(value, at) {
    if (typeof value === 'string' && ofStreams.test(value)) return undefined;
    return oneOf(...faultWords, 'stream-exception:<Type>', 'stream-error:<Code>').fault(value, at);
  },
  schema: { anyOf: [{ enum: [...faultWords] }, { type: 'string', pattern: ofStreams.source }] },
};
const reply = either(word, written, (value) => typeof value === 'string');

const inferenceEndpoint = oneOf('runtime', 'mantle');
const serving = objectOf({ apis: text, profileRequired: flag, prefix: text }, { title: 'Serving', required: ['apis'] });

const model = objectOf(
  {
    id: text,
    provider: text,
    name: text,
    lifecycle: text,
    input: listOf(text),
    output: listOf(text),
    streaming: flag,
    customizations: listOf(text),
    offers: mapOf(text),
    destinations: mapOf(mapOf(text)),
    mantle: text,
    serves: objectOf({ runtime: serving, mantle: serving }),
  },
  { title: 'CatalogueEntry', required: ['id'] },
);

const applicationProfile = objectOf(
  { id: text, name: text, model: text, region: text, over: text },
  { title: 'ApplicationProfile', required: ['id', 'name', 'model', 'region'] },
);

const callable = objectOf(
  { kind: oneOf(...callableKinds), id: text, name: text, model: text, region: text, status: text },
  { title: 'OwnCallable', required: ['kind', 'id', 'name', 'model', 'region'] },
);

const throttle = objectOf(
  { endpoint: inferenceEndpoint, model: text, perSecond: number, burst: positive },
  { title: 'ThrottleRule', required: ['perSecond', 'burst'] },
);

const match = objectOf(
  { endpoint: oneOf(...endpointNames), api: text, target: text, region: text },
  { title: 'FaultMatch' },
);

const gate = objectOf(
  { model: text, gate: oneOf(...gateNames), endpoint: inferenceEndpoint },
  { title: 'Gate', required: ['model', 'gate'] },
);

export const scenarioShape = objectOf(
  {
    seed: number,
    host: text,
    port: number,
    latency,
    throttle: listOf(throttle),
    pageSize: positive,
    faults: listOf(objectOf({ match, times: positive, reply }, { title: 'Fault', required: ['match', 'reply'] })),
    gates: listOf(gate),
    ignores: listOf(
      objectOf({ model: text, feature: oneOf(...requestedFeatureNames) }, { required: ['model', 'feature'] }),
    ),
    defaultFaults: flag,
    catalogue: objectOf(
      { models: listOf(model), applicationProfiles: listOf(applicationProfile) },
      { required: ['models'] },
    ),
    callables: listOf(callable),
    account: text,
    closedRegions: listOf(text),
    sessionTokens: listOf(text),
    guardrails: listOf(text),
    demandGuardrail: text,
    enforcedGuardrails: listOf(text),
    record: flag,
    clockOffsetMs: number,
    denyIam: listOf(text),
    region: text,
    retention: oneOf('default', 'none'),
    plainListings: flag,
    invocationLogging: listOf(oneOf('cloudwatch', 's3')),
    $schema: text,
  } satisfies Record<keyof Scenario, FileShape>,
  { title: 'Scenario' },
);
