/**
 * Takes from AWS's service models what their requests may hold, for the operations that the simulator serves:
 * node .tools/service-shapes.mjs <bedrock-runtime service-2.json.gz> <bedrock service-2.json.gz> <bedrock-agent-runtime service-2.json.gz>, of the botocore package
 * (botocore/data/<service>/<date>/).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const served = [
  ['Converse', 'ConverseStream', 'InvokeModel', 'InvokeModelWithResponseStream', 'CountTokens', 'StartAsyncInvoke'],
  [
    'GetFoundationModel',
    'GetFoundationModelAvailability',
    'GetInferenceProfile',
    'ListCustomModelDeployments',
    'ListCustomModels',
    'ListFoundationModels',
    'ListImportedModels',
    'ListInferenceProfiles',
    'ListMarketplaceModelEndpoints',
    'ListPromptRouters',
    'ListProvisionedModelThroughputs',
  ],
  ['Rerank'],
];
const plain = { string: 'String', boolean: 'Boolean', integer: 'Integer', float: 'Float', blob: 'Blob' };
const shapes = {};
const operations = {};

function take(name, from) {
  const shape = from[name];
  const { type, min, max, pattern, enum: values, required, union, document } = shape;
  const kind = document ? 'document' : type === 'timestamp' || type === 'long' || type === 'double' ? 'any' : type;
  const limits = Object.fromEntries(
    Object.entries({ min, max, pattern, enum: values, required, union }).filter(([, value]) => value !== undefined),
  );
  if (plain[kind] !== undefined && Object.keys(limits).length === 0) name = plain[kind];
  if (shapes[name] !== undefined) return name;
  const taken = (shapes[name] = { type: kind, ...limits });
  if (kind === 'structure') {
    const members = Object.entries(shape.members);
    taken.members = Object.fromEntries(
      members.map(([key, member]) => [wireName(key, member), take(member.shape, from)]),
    );
    const inHeaders = members.filter(([, { location }]) => location === 'header');
    if (inHeaders.length > 0) {
      taken.headers = Object.fromEntries(inHeaders.map(([key, { locationName }]) => [key, locationName.toLowerCase()]));
    }
    if (required) taken.required = required.map((key) => wireName(key, shape.members[key]));
  }
  if (kind === 'list') taken.member = take(shape.member.shape, from);
  if (kind === 'map') Object.assign(taken, { key: take(shape.key.shape, from), value: take(shape.value.shape, from) });
  return name;
}

/** Headers and payloads go under their own name: only what a JSON body, a path or a query holds is looked at. */
function wireName(key, member) {
  return member.location === 'header' ? key : (member.locationName ?? key);
}

for (const [index, names] of served.entries()) {
  const bytes = readFileSync(process.argv[index + 2]);
  const model = JSON.parse(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
  for (const name of names) {
    const { input } = model.operations[name];
    if (input) operations[name] = take(input.shape, model.shapes);
  }
}
writeFileSync('src/simulator/data/shapes.json', `${JSON.stringify({ operations, shapes }, undefined, 2)}\n`);
