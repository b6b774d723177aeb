/** Whether models may be called at all: asked for a model that cannot exist, so that it costs nothing. */
import { actionOf } from '../../api-names.ts';
import type { Check, Context } from '../context.ts';
import { diagnose } from '../diagnose.ts';
import type { Finding } from '../finding.ts';
import { endpointsOf, nonexistentModelCell, nonexistentModelRequest } from '../nonexistent-model.ts';
import { callCheapest } from './real-call.ts';
import { isReached } from '../free-request.ts';
import type { Endpoint } from '../../types.ts';
import { ruleFor } from '../../verdict/rule-for.ts';

export const inference: Check = {
  name: 'inference',
  title: 'permission to call models',
  async run(context, region) {
    const found = await Promise.all(
      endpointsOf(context, region).map((endpoint) => permitted(context, region, endpoint)),
    );
    return found.flatMap((finding) => finding ?? []);
  },
};

/** Nothing where the endpoint is not reached at all: that is reported already. */
async function permitted(context: Context, region: string, endpoint: Endpoint): Promise<Finding | undefined> {
  const answer = await context.ask(region, nonexistentModelRequest(endpoint));
  if (!isReached(answer)) return undefined;
  const cell = nonexistentModelCell(region, endpoint);
  const action = actionOf(cell.api, endpoint) ?? '';
  if (answer.fault === undefined) {
    const detail = 'answered even for a model that does not exist: something other than Bedrock is answering';
    return { state: 'failure', title: action, detail, fix: 'Check --endpoint-url and the AWS_ENDPOINT_URL variables.' };
  }
  const { verdict, reason } = ruleFor(cell, answer);
  // The model is refused, and not the caller: that is what a permitted call comes to.
  if (verdict === 'unsupported' || reason === 'request-refused' || reason === 'absent-or-denied') {
    return { state: 'ok', title: action, detail: 'permitted' };
  }
  const trouble = diagnose({ title: action, cell, action }, answer) ?? {
    state: 'failure',
    title: action,
    detail: 'refused',
  };
  return verdict === 'blocked' && endpoint === 'bedrock-runtime' ? unlessAnswered(context, region, trouble) : trouble;
}

/** A policy that names models refuses a nonsensical one as well: then a call to a real one decides, by a call that needs this action. */
async function unlessAnswered(context: Context, region: string, trouble: Finding): Promise<Finding> {
  const calls = await callCheapest(context, region, 'bedrock-runtime');
  if (!calls.some(({ state }) => state === 'ok')) return trouble;
  return { state: 'ok', title: trouble.title, detail: 'permitted for some models, by a policy that names them' };
}
