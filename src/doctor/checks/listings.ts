/** Each listing that a run begins with, and the claims it records: all of them free. */
import type { Context, Check } from '../context.ts';
import { diagnose } from '../diagnose.ts';
import type { Finding } from '../finding.ts';
import { endpointsOf, nonexistentModelCell, nonexistentModelRequest } from '../nonexistent-model.ts';
import { isReached, type FreeRequest } from '../free-request.ts';

export const listModels: FreeRequest = { endpoint: 'bedrock', path: '/foundation-models' };

interface Call {
  action: string;
  question: FreeRequest;
  /** What is lost without it; absent: a run cannot do without. */
  optional?: string;
}

const control: readonly Call[] = [
  { action: 'bedrock:ListFoundationModels', question: listModels },
  {
    action: 'bedrock:ListInferenceProfiles',
    question: { endpoint: 'bedrock', path: '/inference-profiles?maxResults=1&type=SYSTEM_DEFINED' },
  },
];

const mantle: Call = {
  action: 'bedrock-mantle:ListModels',
  question: { endpoint: 'bedrock-mantle', path: '/v1/models' },
};

export const listings: Check = {
  name: 'listings',
  title: 'listings',
  async run(context, region) {
    const serving = endpointsOf(context, region);
    const calls = serving.includes('bedrock-runtime') ? [...control, ...(await claims(context, region))] : [];
    const all = serving.includes('bedrock-mantle') ? [...calls, mantle] : calls;
    const found = await Promise.all(all.map((call) => permitted(context, region, call)));
    return found.flatMap((finding) => finding ?? []);
  },
};

/** The claims are asked for a model that is listed. */
async function claims(context: Context, region: string): Promise<Call[]> {
  const { text } = await context.ask(region, listModels);
  const model = /"modelId"\s*:\s*"([^"]+)"/.exec(text)?.[1];
  if (model === undefined) return [];
  const path = `/foundation-model-availability/${encodeURIComponent(model)}`;
  const optional = 'the claims of the control plane are not recorded';
  return [{ action: 'bedrock:GetFoundationModelAvailability', question: { endpoint: 'bedrock', path }, optional }];
}

/** Nothing where the endpoint is not reached at all: that is reported already. */
async function permitted(
  context: Context,
  region: string,
  { action, question, optional }: Call,
): Promise<Finding | undefined> {
  const first = await context.ask(
    region,
    question.endpoint === 'bedrock' ? listModels : nonexistentModelRequest('bedrock-mantle'),
  );
  if (!isReached(first)) return undefined;
  const answer = await context.ask(region, question);
  const cell = nonexistentModelCell(
    region,
    question.endpoint === 'bedrock-mantle' ? 'bedrock-mantle' : 'bedrock-runtime',
  );
  const trouble = diagnose({ title: action, cell, action }, answer);
  if (trouble === undefined) return { state: 'ok', title: action, detail: 'permitted' };
  if (optional === undefined) return trouble;
  return { ...trouble, state: 'warning', detail: `${optional}: ${trouble.detail}` };
}
