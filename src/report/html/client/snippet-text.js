/** Fills the places of a snippet. */

/** @typedef {{ model: string, arn: string, region: string, origin: string, route: string, body: string }} SnippetValues */

/** Names that can stand in code as they are: an id that holds anything else is shown and goes into no program. */
const plainName = /^[\w.:/-]+$/;

/** Undefined where a value is missing that the snippet needs, or could not stand in code. @param {string} text @param {SnippetValues} values */
export function fillSnippet(text, values) {
  if (!plainName.test(values.model) || !plainName.test(values.region)) return undefined;
  if (text.includes('{{body') && (values.body === '' || values.body.includes('"""'))) return undefined;
  if (text.includes('{{arn}}') && !plainName.test(values.arn)) return undefined;
  if (text.includes('{{route}}') && !plainName.test(values.route)) return undefined;
  /** @type {Record<string, string>} */
  const texts = { ...values, 'body:shell': values.body.replaceAll("'", String.raw`'\''`) };
  return text.replace(/\{\{([\w:]+)\}\}/g, (place, name) => texts[name] ?? place);
}

/** Partitions beside `aws`, by the start of their Regions (botocore 1.43.11, data/partitions.json, 2026-11-21). */
const partitions = [
  { begins: 'us-gov-', name: 'aws-us-gov', domain: 'amazonaws.com' },
  { begins: 'eusc-', name: 'aws-eusc', domain: 'amazonaws.eu' },
  { begins: 'cn-', name: 'aws-cn', domain: 'amazonaws.com.cn' },
];

/** @param {string} region */
function partitionOf(region) {
  return partitions.find(({ begins }) => region.startsWith(begins)) ?? { name: 'aws', domain: 'amazonaws.com' };
}

/** Where an endpoint of AWS is. @param {string} endpoint @param {string} region */
export function originOf(endpoint, region) {
  return `https://${endpoint}.${region}.${endpoint === 'bedrock-mantle' ? 'api.aws' : partitionOf(region).domain}`;
}

/** Without the account: it stands nowhere in a report. Undefined where a name has none. @param {{ endpoint: string, model: string, profile: string }} row @param {string} region */
export function arnOf({ endpoint, model, profile }, region) {
  if (endpoint === 'bedrock-mantle') return undefined;
  const { name } = partitionOf(region);
  if (profile.startsWith('arn:')) return profile;
  return profile === ''
    ? `arn:${name}:bedrock:${region}::foundation-model/${model}`
    : `arn:${name}:bedrock:${region}:<account-id>:inference-profile/${profile}`;
}
