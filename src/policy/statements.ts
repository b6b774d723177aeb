/** The least that a run must be allowed, statement by statement, as data. To add a call: its action here; a test holds the list to the calls. */
import { actionOf, apiNames, factsOf, knowsNoResource } from '../api-names.ts';
import type { ExtraPermission } from '../config/feature-names.ts';
import type { Endpoint } from '../types.ts';
import {
  accountResourceArns,
  foundationModelArns,
  guardrailArns,
  profileArns,
  projectArns,
  readArns,
  writtenArns,
} from './arns.ts';
import { accountResources } from './account-resources.ts';
import type { PolicyScope } from './scope.ts';

export interface Statement {
  /** Letters and digits, as IAM wants a Sid. */
  sid: string;
  actions: string[];
  resources: string[];
  /** Why it is needed, and what is lost without it; one line. */
  why: string;
}

/** Statements without an action or a resource are left out. Sources: the service authorization reference, and the user guide's inference prerequisites. */
export function leastStatements(scope: PolicyScope): Statement[] {
  const runtime = scope.services.includes('bedrock-runtime');
  const mantle = scope.services.includes('bedrock-mantle');
  const statements =
    scope.command === 'models' ? ofCatalogue(scope, { runtime, mantle }) : ofRun(scope, { runtime, mantle });
  return statements.filter(({ actions, resources }) => actions.length > 0 && resources.length > 0);
}

interface Services {
  runtime: boolean;
  mantle: boolean;
}

function ofRun(scope: PolicyScope, { runtime, mantle }: Services): Statement[] {
  return [
    ...(runtime ? [listing(scope), inference(scope), counting(scope), ...beside(scope)] : []),
    ...(mantle ? [mantleListing(), mantleInference(scope), ...besideMantle(scope)] : []),
    keys(scope, { runtime, mantle }),
    ...(runtime ? [agreements(scope)] : []),
  ];
}

/** Quotas and prices take signatures alone; with nothing but an API key they stay a gap. */
function ofCatalogue(scope: PolicyScope, { runtime, mantle }: Services): Statement[] {
  return [
    ...(runtime ? [listing({ ...scope, include: [] })] : []),
    ...(runtime ? [logging()] : []),
    ...(mantle ? [mantleListing(), mantleDetails()] : []),
    keys(scope, { runtime, mantle }),
    quotasAndPrices(),
  ];
}

function listing({ include = [] }: PolicyScope): Statement {
  const always = [
    'bedrock:ListFoundationModels',
    'bedrock:ListInferenceProfiles',
    'bedrock:GetFoundationModelAvailability',
  ];
  return {
    sid: 'ListModels',
    actions: [...new Set([...always, ...include.flatMap((kind) => accountResources[kind].list)])],
    resources: ['*'],
    why: 'Lists what there is to probe, and what the control plane claims of it. These actions know no resource.',
  };
}

function inference(scope: PolicyScope): Statement {
  // Always the first: every run asks for a model that cannot exist before it believes an endpoint, and CountTokens is checked against it too.
  const actions = new Set([
    'bedrock:InvokeModel',
    ...actionsOf(scope, 'bedrock-runtime'),
    ...(scope.include ?? []).flatMap((kind) => accountResources[kind].also ?? []),
  ]);
  actions.delete(countTokens);
  for (const action of actions) if (knowsNoResource(action)) actions.delete(action);
  const projects = scope.apis.some((api) => factsOf(api).services['bedrock-runtime']?.project)
    ? projectArns('bedrock', scope)
    : [];
  return {
    sid: 'InvokeModels',
    actions: [...actions],
    resources: [...foundationModelArns(scope), ...profileArns(scope), ...accountResourceArns(scope), ...projects],
    why: 'Invoke, Converse, Chat Completions, Responses and Messages on bedrock-runtime. A profile needs its own ARN and its models in every Region that it may route to; Responses needs the default project too.',
  };
}

/** It is permitted on models alone, so it has a statement of its own. */
const countTokens = 'bedrock:CountTokens';

function counting(scope: PolicyScope): Statement {
  return {
    sid: 'CountTokens',
    actions: actionsOf(scope, 'bedrock-runtime').filter((action) => action === countTokens),
    resources: foundationModelArns(scope),
    why: 'CountTokens on bedrock-runtime; it names models, and costs nothing.',
  };
}

/** What a call on bedrock-runtime needs beside the model. */
function beside(scope: PolicyScope): Statement[] {
  return [
    {
      sid: 'Rerank',
      actions: actionsOf(scope, 'bedrock-runtime').filter(knowsNoResource),
      resources: ['*'],
      why: 'Rerank on bedrock-agent-runtime, beside InvokeModel on the reranker. The action knows no resource.',
    },
    {
      sid: 'ApplyGuardrail',
      actions: ['bedrock:ApplyGuardrail'],
      resources: guardrailArns(scope),
      why: 'Calls with a guardrail attached: the guardrail has a permission of its own.',
    },
    {
      sid: 'WriteToBucket',
      actions: ['s3:PutObject'],
      resources: scope.apis.includes('async-invoke') ? writtenArns(scope) : [],
      why: 'StartAsyncInvoke leaves what it makes in the bucket, as who calls.',
    },
    {
      sid: 'ReadFromBucket',
      actions: ['s3:GetObject'],
      resources: readArns(scope),
      why: 'What a probe of your own has the model read from S3 is read as who calls.',
    },
  ];
}

function quotasAndPrices(): Statement {
  return {
    sid: 'ReadQuotasAndPrices',
    actions: ['servicequotas:ListServiceQuotas', 'pricing:GetProducts'],
    resources: ['*'],
    why: 'The quotas of the account and the list prices in the catalogue of `models`. These actions know no resource.',
  };
}

function logging(): Statement {
  return {
    sid: 'ReadInvocationLogging',
    actions: ['bedrock:GetModelInvocationLoggingConfiguration'],
    resources: ['*'],
    why: 'Whether invocations are logged for the account, in the catalogue of `models`. The action knows no resource.',
  };
}

function mantleDetails(): Statement {
  return {
    sid: 'ReadMantleModels',
    actions: ['bedrock-mantle:GetModel'],
    resources: ['*'],
    why: 'The data retention modes of a model of bedrock-mantle, where its list does not have them.',
  };
}

function mantleListing(): Statement {
  return {
    sid: 'ListMantleModels',
    actions: ['bedrock-mantle:ListModels'],
    resources: ['*'],
    why: 'Lists the models of bedrock-mantle.',
  };
}

function mantleInference(scope: PolicyScope): Statement {
  const asked = actionsOf(scope, 'bedrock-mantle');
  return {
    sid: 'MantleInference',
    // The canary of a route needs the first, even where nothing but CountTokens is asked there.
    actions: asked.length === 0 ? [] : [...new Set(['bedrock-mantle:CreateInference', ...asked])],
    resources: projectArns('bedrock-mantle', scope),
    why: 'Chat Completions, Responses and Messages on bedrock-mantle. They are permitted on the project: there is no ARN of a model.',
  };
}

/** What features on bedrock-mantle need beside the inference (service authorization reference; user guide, "IAM for Web Search", 2026-10). */
function besideMantle(scope: PolicyScope): Statement[] {
  const needs = (extra: ExtraPermission): boolean => scope.extras?.includes(extra) === true;
  return [
    {
      sid: 'FollowBackgroundResponses',
      actions: needs('background-responses') ? ['bedrock-mantle:GetInference', 'bedrock-mantle:CancelInference'] : [],
      resources: projectArns('bedrock-mantle', scope),
      why: 'A response that is made in the background is read, and ended when it takes too long.',
    },
    {
      sid: 'SearchTheWeb',
      actions: needs('web-search') ? ['bedrock-websearch:InvokeSearch', 'bedrock-websearch:InvokeFetch'] : [],
      resources: ['*'],
      why: 'Web search that bedrock-mantle runs for GPT, within the index of Bedrock. These actions are given on all resources.',
    },
  ];
}

function keys({ withKey }: PolicyScope, { runtime, mantle }: Services): Statement {
  return {
    sid: 'UseApiKeys',
    actions: [
      ...(withKey && runtime ? ['bedrock:CallWithBearerToken'] : []),
      ...(withKey && mantle ? ['bedrock-mantle:CallWithBearerToken'] : []),
    ],
    resources: ['*'],
    why: 'Calls carry a Bedrock API key instead of a signature. These actions know no resource.',
  };
}

function agreements({ acceptAgreements }: PolicyScope): Statement {
  return {
    sid: 'AcceptAgreements',
    actions: acceptAgreements ? ['aws-marketplace:Subscribe', 'aws-marketplace:ViewSubscriptions'] : [],
    resources: ['*'],
    why: 'The first call to a Marketplace model accepts its agreement for the account. Without it such models are blocked until somebody else has.',
  };
}

/** What the APIs of a run need at an endpoint, each once, in the order of the columns. */
function actionsOf({ apis }: PolicyScope, endpoint: Endpoint): string[] {
  const actions = apiNames.filter((api) => apis.includes(api)).map((api) => actionOf(api, endpoint));
  return [...new Set(actions)].filter((action) => action !== undefined);
}
