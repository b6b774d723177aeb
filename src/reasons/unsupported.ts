/** Reasons for ✗: the service said that this target does not work on this API here. */
import { guide, type ReasonEntry } from './entry.ts';

export const unsupportedReasons = {
  'api-not-supported': {
    verdict: 'unsupported',
    title: 'API not supported by this model',
    meaning: 'The service says that the model does not work with this API.',
    nextStep: 'Use another API or another model: the service says no to {api} for this one. {alternatives}',
    docs: guide('models-api-compatibility'),
    structural: true,
  },
  'endpoint-has-no-api': {
    verdict: 'unsupported',
    title: 'Endpoint has no such API',
    meaning:
      'The bedrock-mantle endpoint serves neither InvokeModel nor Converse nor their streams and asynchronous calls, for any model. No call was made.',
    nextStep:
      'Use Chat Completions, Responses or Messages on bedrock-mantle, or bedrock-runtime where it serves the model. {alternatives}',
    docs: guide('endpoints'),
    structural: true,
  },
  'needs-inference-profile': {
    verdict: 'unsupported',
    title: 'Needs an inference profile',
    meaning:
      'The bare model id cannot be called on demand in this Region; an inference profile that contains the model can.',
    nextStep:
      'Name an inference profile in place of {model}; `aws bedrock list-inference-profiles --region {region}` lists those of the Region. {alternatives}',
    docs: guide('inference-profiles-support'),
    structural: true,
  },
  'provisioned-only': {
    verdict: 'unsupported',
    title: 'Provisioned Throughput only',
    meaning: 'This id is served from Provisioned Throughput only, not on demand.',
    nextStep:
      'Buy Provisioned Throughput for {model} in {region} and call the ARN of the provisioned model, or use an on-demand id. {alternatives}',
    docs: guide('prov-throughput'),
    structural: true,
  },
  'model-not-found': {
    verdict: 'unsupported',
    title: 'Id not known here',
    meaning: 'The service does not know this id on this endpoint in this Region.',
    nextStep:
      'Check with `bedrock-matrix models --region {region}` where {target} is offered, and call it there. {alternatives}',
    docs: guide('models-region-compatibility'),
  },
  'region-not-served': {
    verdict: 'unsupported',
    title: 'Not offered in this Region',
    meaning: 'The service says that the model is not offered in this Region.',
    nextStep:
      'Call {model} in a Region that offers it; `bedrock-matrix models --region all` shows which do. {alternatives}',
    docs: guide('models-region-compatibility'),
  },
  'not-on-this-route': {
    verdict: 'unsupported',
    title: 'Not served on any route of this API',
    meaning: 'Every base path under which this endpoint offers the API refused the model.',
    nextStep:
      'Use another API or the other endpoint: every path for {api} on {endpoint} refused the model. {alternatives}',
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
    nextStep: 'Call the model without streaming. {alternatives}',
    docs: guide('models-api-compatibility'),
    structural: true,
  },
  'count-tokens-not-supported': {
    verdict: 'unsupported',
    title: 'No token counting',
    meaning:
      'The service says that it cannot count tokens for this id. The base model id may count where a profile id does not.',
    nextStep:
      'Where a profile id does not count, its base model id may; else use a model that supports CountTokens. {alternatives}',
    docs: guide('count-tokens'),
    structural: true,
  },
  'async-only': {
    verdict: 'unsupported',
    title: 'Asynchronous calls only',
    meaning: 'The model is called with StartAsyncInvoke, which writes to an S3 bucket; no synchronous API serves it.',
    nextStep:
      'Call {model} with StartAsyncInvoke and an S3 output location in {region}; `--api async-invoke --async-s3-uri s3://…` tests that. {alternatives}',
    docs: guide('models-api-compatibility'),
    structural: true,
  },
  'bidirectional-only': {
    verdict: 'unsupported',
    title: 'Bidirectional streaming only',
    meaning: 'The model is called with InvokeModelWithBidirectionalStream over HTTP/2; no other API serves it.',
    nextStep:
      'Call {model} with InvokeModelWithBidirectionalStream, signed with SigV4; `--api bidirectional` tests that. {alternatives}',
    docs: guide('models-api-compatibility'),
    structural: true,
  },
  'application-profile-not-accepted': {
    verdict: 'unsupported',
    title: 'Application inference profile not accepted',
    meaning: 'This API does not take application inference profiles; the model behind the profile may well work.',
    nextStep: 'Name a model or a system-defined inference profile in place of {target}. {alternatives}',
    docs: guide('endpoints'),
    structural: true,
  },
} as const satisfies Record<string, ReasonEntry>;
