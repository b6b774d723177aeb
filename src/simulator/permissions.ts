/** What the principal may do: denials in the words of IAM. */
import { isObject } from './bodies/schema.ts';
import type { Call, Route } from './call.ts';
import { modelArn } from './catalogue.ts';
import { textOf } from './features/json.ts';
import { globMatches } from './glob.ts';
import { accountId, userArn } from './identity.ts';
import type { Refusal } from './refusal.ts';

/** The actions that a call needs, in the order in which they are checked. */
export function actionsOf(call: Call, { action: whole }: Route): string[] {
  const action = call.stream && whole === 'bedrock:InvokeModel' ? 'bedrock:InvokeModelWithResponseStream' : whole;
  const service = call.endpoint === 'mantle' ? 'bedrock-mantle' : 'bedrock';
  const needed = [action, ...besideModel(call)];
  return call.caller.auth === 'bearer' ? [`${service}:CallWithBearerToken`, ...needed] : needed;
}

/** What a call names beside its model has a permission of its own. */
function besideModel({ api, body, headers, target }: Call): string[] {
  return [
    ...(guardrailNamed({ headers, body }) === undefined ? [] : ['bedrock:ApplyGuardrail']),
    ...(JSON.stringify(body).includes('"s3Location"') ? ['s3:GetObject'] : []),
    ...(api === 'async-invoke' && isObject(body['outputDataConfig']) ? ['s3:PutObject'] : []),
    // User guide, "Permissions for reranking": the reranker has to be permitted too.
    ...(api === 'rerank' ? ['bedrock:InvokeModel'] : []),
    // User guide, "Identity and access management for Web Search".
    ...(Array.isArray(body['tools']) && body['tools'].some((tool) => isObject(tool) && tool['type'] === 'web_search')
      ? ['bedrock-websearch:InvokeSearch', 'bedrock-websearch:InvokeFetch']
      : []),
    ...(/^arn:[\w-]+:sagemaker:/.test(target) ? ['sagemaker:InvokeEndpoint'] : []),
  ];
}

/** The denial of the first action that the scenario forbids. */
export function denial(call: Call, needed: readonly string[]): Refusal | undefined {
  const { denyIam = [] } = call.world.scenario;
  const forbidden = needed.find((name) => denyIam.some((glob) => globMatches(glob, name)));
  if (forbidden !== undefined)
    return sentence(call, forbidden, `because no identity-based policy allows the ${forbidden} action`);
  const unguarded = needed.find((name) => name.startsWith('bedrock:InvokeModel') && !hasDemandedGuardrail(call));
  return unguarded === undefined
    ? undefined
    : sentence(call, unguarded, 'with an explicit deny in an identity-based policy');
}

/** bedrock:GuardrailIdentifier is a condition of InvokeModel and its stream, by which Converse is permitted too (user guide, guardrails-permissions-id). */
function hasDemandedGuardrail(call: Call): boolean {
  const { demandGuardrail } = call.world.scenario;
  if (demandGuardrail === undefined || call.endpoint === 'mantle') return true;
  const named = guardrailNamed(call);
  return named !== undefined && (globMatches(demandGuardrail, named) || named.startsWith(`${demandGuardrail}:`));
}

/** `id:version`, from Converse's body or the headers of the other APIs. */
function guardrailNamed({ headers, body }: Pick<Call, 'headers' | 'body'>): string | undefined {
  const config = isObject(body['guardrailConfig']) ? body['guardrailConfig'] : {};
  const id = textOf(config['guardrailIdentifier']) || String(headers['x-amzn-bedrock-guardrailidentifier'] ?? '');
  const version = textOf(config['guardrailVersion']) || String(headers['x-amzn-bedrock-guardrailversion'] ?? '');
  return id === '' ? undefined : `${id.replace(/^arn:.*:guardrail\//, '')}:${version}`;
}

function sentence(call: Call, action: string, why: string): Refusal {
  // Rerank knows no resource (BerriAI/litellm#24504, 2026-03).
  const on = action === 'bedrock:Rerank' ? '' : `on resource: ${resource(call, action)} `;
  const message = `User: ${userArn} is not authorized to perform: ${action} ${on}${why}`;
  // Mantle's OpenAI routes deny with 401, its Anthropic route with 403.
  const status = call.shape === 'mantle-openai' ? 401 : 403;
  return { status, type: 'AccessDeniedException', message, door: true };
}

function resource(call: Call, action: string): string {
  const region = call.caller.region;
  if (action.startsWith('bedrock-mantle:')) return `arn:aws:bedrock-mantle:${region}:${accountId}:project/default`;
  if (call.target === '' || action.endsWith(':CallWithBearerToken')) return '*';
  if (call.target.startsWith('arn:')) return call.target;
  const profile = call.world.catalogue(region).profiles.get(call.target);
  return profile?.arn ?? modelArn(region, call.target);
}
