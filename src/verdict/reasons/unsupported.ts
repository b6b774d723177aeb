/** Reasons for ✗: the service said that this target does not work on this API here. */
import { guide, type ReasonEntry } from './entry.ts';

export const unsupportedReasons = {
  'api-not-supported': {
    verdict: 'unsupported',
    title: 'API not supported by this model',
    meaning: 'The service says that the model does not work with this API.',
    nextStep: 'Call {model} through another API: the other columns of its row show which ones answer.',
    docs: guide('models-api-compatibility'),
    structural: true,
  },
  'endpoint-has-no-api': {
    verdict: 'unsupported',
    title: 'Endpoint has no such API',
    meaning:
      'The bedrock-mantle endpoint serves neither InvokeModel nor Converse nor their streams and asynchronous calls, for any model. No call was made.',
    nextStep:
      'Use Invoke or Converse on bedrock-runtime, or Chat Completions, Responses or Messages on bedrock-mantle.',
    docs: guide('endpoints'),
    structural: true,
  },
  'needs-inference-profile': {
    verdict: 'unsupported',
    title: 'Needs an inference profile',
    meaning:
      'The bare model id cannot be called on demand in this Region; an inference profile that contains the model can.',
    nextStep: 'Name an inference profile in place of {model}: {profiles}.',
    docs: guide('inference-profiles-support'),
    structural: true,
  },
  'provisioned-only': {
    verdict: 'unsupported',
    title: 'Provisioned Throughput only',
    meaning: 'This id is served from Provisioned Throughput only, not on demand.',
    nextStep:
      'Buy Provisioned Throughput for {model} in {region} and call the provisioned model ARN, or use the on-demand id of the model.',
    docs: guide('prov-throughput'),
    structural: true,
  },
  'model-not-found': {
    verdict: 'unsupported',
    title: 'Id not known here',
    meaning: 'The service does not know this id on this endpoint in this Region.',
    nextStep:
      'Check with `bedrock-matrix models --region {region}` where {target} is offered, and call it there or by another id.',
    docs: guide('models-region-compatibility'),
  },
  'region-not-served': {
    verdict: 'unsupported',
    title: 'Not offered in this Region',
    meaning: 'The service says that the model is not offered in this Region.',
    nextStep: 'Call {model} in a Region that offers it, or through an inference profile of this Region: {profiles}.',
    docs: guide('models-region-compatibility'),
  },
  'not-on-this-route': {
    verdict: 'unsupported',
    title: 'Not served on any route of this API',
    meaning: 'Every base path under which this endpoint offers the API refused the model.',
    nextStep:
      'Call {model} through another API or on the other endpoint: the other columns and rows show which ones answer.',
    docs: guide('models-endpoint-availability'),
  },
  'model-retired': {
    verdict: 'unsupported',
    title: 'Retired',
    meaning: 'The model version has reached its end of life: requests fail for every account.',
    nextStep: 'Move from {model} to a newer version; the lifecycle page names the replacement.',
    docs: guide('model-lifecycle'),
  },
  'streaming-not-supported': {
    verdict: 'unsupported',
    title: 'No streaming',
    meaning: 'The service says that the model does not stream on this API.',
    nextStep: 'Call {model} without streaming.',
    docs: guide('models-api-compatibility'),
    structural: true,
  },
  'count-tokens-not-supported': {
    verdict: 'unsupported',
    title: 'No token counting',
    meaning:
      'The service says that it cannot count tokens for this id. The base model id may count where a profile id does not.',
    nextStep:
      'Count with the base model id {model} in place of a profile id, or with a model that supports CountTokens.',
    docs: guide('count-tokens'),
    structural: true,
  },
  'async-only': {
    verdict: 'unsupported',
    title: 'Asynchronous calls only',
    meaning: 'The model is called with StartAsyncInvoke, which writes to an S3 bucket; no synchronous API serves it.',
    nextStep: 'Call {model} with StartAsyncInvoke and an S3 output location in {region}.',
    docs: guide('models-api-compatibility'),
    structural: true,
  },
  'bidirectional-only': {
    verdict: 'unsupported',
    title: 'Bidirectional streaming only',
    meaning: 'The model is called with InvokeModelWithBidirectionalStream over HTTP/2; no other API serves it.',
    nextStep: 'Call {model} with InvokeModelWithBidirectionalStream, signed with SigV4.',
    docs: guide('models-api-compatibility'),
    structural: true,
  },
  'application-profile-not-accepted': {
    verdict: 'unsupported',
    title: 'Application inference profile not accepted',
    meaning: 'This API does not take application inference profiles; the model behind the profile may well work.',
    nextStep: 'Name a system-defined inference profile in place of {target}: {profiles}.',
    docs: guide('endpoints'),
    structural: true,
  },
} as const satisfies Record<string, ReasonEntry>;
