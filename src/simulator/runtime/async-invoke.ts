/** StartAsyncInvoke: takes what would be made into a bucket, and makes nothing. */
import { randomUUID } from 'node:crypto';

import { admitToRuntime } from '../admission.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import { isObject } from '../bodies/schema.ts';
import type { Call } from '../call.ts';
import { accountId } from '../identity.ts';
import { invalid, isRefusal, type Refusal } from '../refusal.ts';

export function startAsyncInvoke(call: Call): Answer | Refusal {
  const model = admitToRuntime(call);
  if (isRefusal(model)) return model;
  const { modelInput, outputDataConfig } = call.body;
  if (!isObject(modelInput) || Object.keys(modelInput).length === 0) {
    return invalid('Malformed input request, please reformat your input and try again.');
  }
  const output = isObject(outputDataConfig) ? outputDataConfig['s3OutputDataConfig'] : undefined;
  const uri = isObject(output) ? output['s3Uri'] : undefined;
  if (typeof uri !== 'string' || !/^s3:\/\/[a-z0-9][\w.-]{1,62}(?:\/|$)/.test(uri)) {
    return invalid('The provided S3 URI is invalid. Provide a valid S3 URI in outputDataConfig and try again.');
  }
  const account = call.world.scenario.account ?? accountId;
  const id = randomUUID().replaceAll('-', '').slice(0, 12);
  return jsonAnswer({ invocationArn: `arn:aws:bedrock:${call.caller.region}:${account}:async-invoke/${id}` });
}
