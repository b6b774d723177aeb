/** What the principal may do: denials in the words of IAM. */
import { isObject } from './bodies/schema.ts';
import type { Call, Route } from './call.ts';
import { modelArn } from './catalogue.ts';
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
function besideModel({ api, body, target }: Call): string[] {
  return [
    ...(isObject(body['guardrailConfig']) ? ['bedrock:ApplyGuardrail'] : []),
    ...(JSON.stringify(body).includes('"s3Location"') ? ['s3:GetObject'] : []),
    ...(api === 'async-invoke' && isObject(body['outputDataConfig']) ? ['s3:PutObject'] : []),
    ...(/^arn:[\w-]+:sagemaker:/.test(target) ? ['sagemaker:InvokeEndpoint'] : []),
  ];
}

/** The denial of the first action that the scenario forbids. */
export function denial(call: Call, needed: readonly string[]): Refusal | undefined {
  const denied = call.world.scenario.denyIam ?? [];
  const forbidden = needed.find((name) => denied.some((glob) => globMatches(glob, name)));
  return forbidden === undefined ? undefined : sentence(call, forbidden);
}

function sentence(call: Call, action: string): Refusal {
  const message =
    `User: ${userArn} is not authorized to perform: ${action} on resource: ${resource(call, action)} ` +
    `because no identity-based policy allows the ${action} action`;
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
