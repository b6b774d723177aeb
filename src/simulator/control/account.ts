/** GetAccountDataRetention, GetUseCaseForModelAccess and GetModelInvocationLoggingConfiguration, in the shapes of the service model. */
import { type Answer, jsonAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import { accountId } from '../identity.ts';
import type { Refusal } from '../refusal.ts';

export function getAccountDataRetention(call: Call): Answer {
  return jsonAnswer({ mode: call.world.scenario.retention ?? 'default' });
}

/** Shape: the SDK's AccountEnforcedGuardrailOutputConfiguration, 2026. */
export function listEnforcedGuardrailsConfiguration(call: Call): Answer {
  const guardrailsConfig = (call.world.scenario.enforcedGuardrails ?? []).map((entry, index) => {
    const [guardrailId = '', guardrailVersion = ''] = entry.split(':');
    const guardrailArn = `arn:aws:bedrock:${call.caller.region}:${accountId}:guardrail/${guardrailId}`;
    return { configId: `config-${index + 1}`, guardrailArn, guardrailId, guardrailVersion, owner: 'ACCOUNT' };
  });
  return jsonAnswer({ guardrailsConfig });
}

/** The form is missing where a gate says so. */
export function getUseCaseForModelAccess(call: Call): Answer | Refusal {
  const isMissing = call.world.scenario.gates?.some(({ gate }) => gate === 'use-case-form') ?? false;
  if (!isMissing) return jsonAnswer({ formData: Buffer.from('{}').toString('base64') });
  return {
    status: 404,
    type: 'ResourceNotFoundException',
    message: 'The use case form has not been submitted for this account.',
  };
}

/** Without a configuration the service answers with an empty object. */
export function getModelInvocationLoggingConfiguration(call: Call): Answer {
  const places = call.world.scenario.invocationLogging ?? [];
  if (places.length === 0) return jsonAnswer({});
  const roleArn = `arn:aws:iam::${accountId}:role/logging`;
  return jsonAnswer({
    loggingConfig: {
      ...(places.includes('cloudwatch') && { cloudWatchConfig: { logGroupName: '/bedrock/invocations', roleArn } }),
      ...(places.includes('s3') && { s3Config: { bucketName: 'simulated-invocation-logs', keyPrefix: 'bedrock' } }),
      textDataDeliveryEnabled: true,
      imageDataDeliveryEnabled: false,
      embeddingDataDeliveryEnabled: false,
    },
  });
}
