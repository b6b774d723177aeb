/** Reasons for an empty cell: it was not called. */
import { guide, type ReasonEntry } from './entry.ts';

const docs = guide('models-api-compatibility');

export const untestedReasons = {
  'not-asked': {
    verdict: 'untested',
    title: 'Not called',
    meaning: 'No call was made for this cell.',
    nextStep: 'Run again with `--resume`.',
    docs,
  },
  'over-budget': {
    verdict: 'untested',
    title: 'Over the budget',
    meaning: 'The call could have passed the bound given with `--max-cost` or `--max-calls`.',
    nextStep: 'Run again with `--resume`: it may use the bound again. Raise it if a single call may cost more.',
    docs,
  },
  'agreement-not-accepted': {
    verdict: 'untested',
    title: 'Agreement not accepted yet',
    meaning: 'The first call would accept the Marketplace agreement of {model} for this account, so none was made.',
    nextStep:
      'Read the agreement on the model access page of the Bedrock console, then run again with `--resume --accept-agreements`.',
    docs: guide('model-access'),
  },
  'needs-s3-uri': {
    verdict: 'untested',
    title: 'No bucket to write to',
    meaning: 'StartAsyncInvoke leaves what it makes in an S3 bucket, and none was named, so no call was made.',
    nextStep:
      'Name a bucket in {region} with `--async-s3-uri s3://...` and run again with `--resume`; what is made is billed.',
    docs,
  },
  'needs-signature': {
    verdict: 'untested',
    title: 'Signatures only',
    meaning: 'Bedrock API keys open neither InvokeModelWithBidirectionalStream nor Rerank, so no call was made.',
    nextStep: 'Run with AWS credentials: unset AWS_BEARER_TOKEN_BEDROCK, or say `--auth sigv4`.',
    docs: guide('api-keys-supported'),
  },
  'not-a-reranker': {
    verdict: 'untested',
    title: 'Not a reranker',
    meaning: 'Rerank takes models that are rerankers, by their own ARN; no other was called.',
    nextStep: 'Nothing to do: only models with "rerank" in their id are called on this API.',
    docs: guide('rerank-supported'),
  },
  'needs-direct-connection': {
    verdict: 'untested',
    title: 'No HTTP/2 through a proxy',
    meaning:
      'A conversation in both directions needs HTTP/2, which this tool does not send through a proxy, so no call was made.',
    nextStep: 'Run it where no proxy is needed, with HTTPS_PROXY and HTTP_PROXY unset.',
    docs,
  },
  'no-longer-listed': {
    verdict: 'untested',
    title: 'No longer listed',
    meaning:
      'When the run was continued, the listing of the account no longer showed it, or failed: there was no ARN to call.',
    nextStep: 'If it is gone, start a new run; if the listing failed, fix that and run again with `--resume`.',
    docs,
  },
  'daily-quota-reached': {
    verdict: 'untested',
    title: 'Daily token quota reached first',
    meaning: 'Another cell of {model} was answered that its tokens per day are used up, so this one was not called.',
    nextStep:
      'Run again with `--resume` tomorrow, or request more tokens per day for {model} in the Service Quotas console (Amazon Bedrock, {region}).',
    docs: guide('quotas'),
  },
  'endpoint-not-answering': {
    verdict: 'untested',
    title: 'Endpoint stopped answering',
    meaning:
      'Calls to {endpoint} in {region} brought only broken connections, time-outs, errors of the service or throttles, and so did the calls that tried it again later. It was left alone, and this cell was not called.',
    nextStep:
      'Look at the AWS Health Dashboard for {region} and at the network in between (`bedrock-matrix doctor --region {region}`), then run again with `--resume`.',
    docs: guide('endpoints'),
  },
  interrupted: {
    verdict: 'untested',
    title: 'Interrupted',
    meaning: 'The run was interrupted before this cell was called.',
    nextStep: 'Run again with `--resume`.',
    docs,
  },
  'run-stopped': {
    verdict: 'untested',
    title: 'Run stopped',
    meaning: 'The run stopped before this cell was called.',
    nextStep: 'Read why the run stopped, then run again with `--resume`.',
    docs,
  },
} as const satisfies Record<string, ReasonEntry>;
