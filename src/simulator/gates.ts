/** What keeps an account from a model that answers others. Sentences: the recorded ones. */
import { globMatches } from './glob.ts';
import { fraction } from './hash.ts';
import { accountId, userArn } from './identity.ts';
import type { Model } from './catalogue.ts';
import type { Refusal } from './refusal.ts';
import type { Gate, Scenario } from './scenario.ts';

const sentences: Record<Gate['gate'], (model: Model) => Refusal> = {
  legacy: () => ({
    status: 404,
    type: 'ResourceNotFoundException',
    message:
      'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the ' +
      'last 30 days. Please upgrade to an active model on Amazon Bedrock',
  }),
  'no-access': () => ({
    status: 403,
    type: 'AccessDeniedException',
    message: "You don't have access to the model with the specified model ID.",
  }),
  'use-case-form': () => ({
    status: 404,
    type: 'ResourceNotFoundException',
    message:
      'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form ' +
      'before using the model. If you have already filled out the form, try again in 15 minutes.',
  }),
  marketplace: () => ({
    status: 403,
    type: 'AccessDeniedException',
    message:
      `Model access is denied due to User: ${userArn} is not authorized to perform: aws-marketplace:ViewSubscriptions on ` +
      'resource: * because no identity-based policy allows the aws-marketplace:ViewSubscriptions action. Your AWS ' +
      'Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try ' +
      'again after 15 minutes.',
  }),
  'data-retention': () => ({
    status: 400,
    type: 'ValidationException',
    message: "data retention mode 'default' is not available for this model",
  }),
  scp: ({ id }) => ({
    status: 403,
    type: 'AccessDeniedException',
    door: true,
    message:
      `User: ${userArn} is not authorized to perform: bedrock:InvokeModel on resource: ` +
      `arn:aws:bedrock:us-west-1::foundation-model/${id} with an explicit deny in a service control policy: ` +
      `arn:aws:organizations::${accountId}:policy/o-simulated/service_control_policy/p-simulated`,
  }),
  unavailable: ({ id }) => ({
    status: 403,
    type: 'AccessDeniedException',
    message:
      `${id} is not available for this account. You can explore other available models on Amazon Bedrock. For additional ` +
      'access options, contact AWS Sales at https://aws.amazon.com/contact-us/sales-support/',
  }),
  'end-of-life': () => ({
    status: 404,
    type: 'ResourceNotFoundException',
    message: 'This model version has reached the end of its life.',
  }),
  throttled: () => tooMany('Too many requests, please wait before trying again.'),
  'daily-quota': () => tooMany('Too many tokens per day, please wait before trying again.'),
};

export function tooMany(message: string): Refusal {
  return { status: 429, type: 'ThrottlingException', message };
}

/** The gates a demonstration opens with: each verdict has its example. */
const demonstration: readonly Gate[] = [
  { model: 'writer.palmyra-x4-*', gate: 'no-access' },
  { model: 'anthropic.claude-opus-4-5-*', gate: 'use-case-form', endpoint: 'runtime' },
  { model: 'meta.llama4-scout-*', gate: 'throttled' },
  { model: 'stability.stable-style-transfer-*', gate: 'marketplace' },
  { model: 'anthropic.claude-fable-5', gate: 'data-retention' },
];

export function gateFor(scenario: Scenario, endpoint: 'runtime' | 'mantle', model: Model): Refusal | undefined {
  const gate = gateNameFor(scenario, endpoint, model);
  return gate === undefined ? undefined : sentences[gate](model);
}

export function gateNameFor(
  scenario: Scenario,
  endpoint: 'runtime' | 'mantle',
  model: Model,
): Gate['gate'] | undefined {
  const gates = [...(scenario.gates ?? []), ...(scenario.defaultFaults === true ? demonstration : [])];
  const gate = gates.find((entry) => (entry.endpoint ?? endpoint) === endpoint && globMatches(entry.model, model.id));
  if (gate !== undefined) return gate.gate;
  return legacyLocked(scenario, model) ? 'legacy' : undefined;
}

/** In a demonstration every other Legacy model, by lot, is locked. */
function legacyLocked(scenario: Scenario, model: Model): boolean {
  if (scenario.defaultFaults !== true || model.lifecycle !== 'LEGACY') return false;
  return fraction(scenario.seed ?? 0, 'legacy', model.id) < 0.5;
}
