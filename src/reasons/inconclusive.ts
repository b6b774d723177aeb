/** Reasons for `inconclusive`: nothing was learned about the target. */
import { guide, type ReasonEntry } from './entry.ts';

const errorCodes = guide('troubleshooting-api-error-codes');
const endpoints = guide('endpoints');

export const inconclusiveReasons = {
  throttled: {
    verdict: 'inconclusive',
    title: 'Throttled',
    meaning: 'The service answered that there were too many requests or tokens, until the retries were used up.',
    nextStep:
      'Run again with `--resume` and a lower `--concurrency`; if it stays so, look at the quotas of {model} in the Service Quotas console (Amazon Bedrock, {region}).',
    docs: guide('quotas'),
  },
  'daily-quota': {
    verdict: 'inconclusive',
    title: 'Daily token quota used up',
    meaning: 'The tokens per day of the account are used up. On new accounts the daily quota may be close to zero.',
    nextStep:
      'Run again with `--resume` tomorrow, or request more tokens per day for {model} in the Service Quotas console (Amazon Bedrock, {region}).',
    docs: guide('quotas'),
  },
  'model-not-ready': {
    verdict: 'inconclusive',
    title: 'Model not ready',
    meaning: 'The service was still loading the model when the retries were used up.',
    nextStep: 'Run again with `--resume` in a few minutes.',
    docs: errorCodes,
  },
  timeout: {
    verdict: 'inconclusive',
    title: 'Timed out',
    meaning: 'No whole reply came within the time limit.',
    nextStep: 'Run again with `--resume` and a higher `--timeout`.',
    docs: errorCodes,
  },
  'server-error': {
    verdict: 'inconclusive',
    title: 'Error in the service',
    meaning: 'The service failed while it handled the request.',
    nextStep: 'Run again with `--resume` later; look at the AWS Health Dashboard for {region}.',
    docs: errorCodes,
  },
  'model-error': {
    verdict: 'inconclusive',
    title: 'Error in the model',
    meaning: 'The model was reached and failed while it worked on the request.',
    nextStep: 'Run again with `--resume`; if it stays so, call {target} by hand with a prompt of your own.',
    docs: errorCodes,
  },
  'connection-lost': {
    verdict: 'inconclusive',
    title: 'Connection lost',
    meaning: 'The connection ended before a whole reply had come.',
    nextStep:
      'Run again with `--resume`; if it stays so, check firewall and VPN between this machine and {endpoint} in {region}.',
    docs: endpoints,
  },
  'connection-refused': {
    verdict: 'inconclusive',
    title: 'Connection refused',
    meaning: 'Nothing answers at the address of the endpoint.',
    nextStep:
      'Check `--endpoint-url` and the AWS_ENDPOINT_URL variables, and the firewall before {endpoint} in {region}.',
    docs: endpoints,
  },
  dns: {
    verdict: 'inconclusive',
    title: 'Host name not found',
    meaning:
      'The name of the endpoint did not resolve: the endpoint does not exist in this Region, or name resolution is broken here.',
    nextStep: 'Check that {endpoint} exists in {region}, and that this machine resolves the names of other Regions.',
    docs: endpoints,
  },
  tls: {
    verdict: 'inconclusive',
    title: 'TLS failed',
    meaning: 'The certificate of the endpoint, or of a proxy on the way, was not accepted.',
    nextStep: 'If your network inspects TLS, name its CA certificate in AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS.',
    docs: endpoints,
  },
  'not-tls': {
    verdict: 'inconclusive',
    title: 'Endpoint speaks no TLS',
    meaning:
      'The endpoint was called over https, and what answers there does not speak TLS: a plain HTTP server, or another service.',
    nextStep:
      'Write the endpoint with http:// in --endpoint-url or AWS_ENDPOINT_URL if it is a plain server of yours; else check its port.',
    docs: endpoints,
  },
  proxy: {
    verdict: 'inconclusive',
    title: 'Proxy refused',
    meaning: 'The proxy did not let the call through.',
    nextStep:
      'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, the credentials of the proxy, and that it permits {endpoint} in {region}.',
    docs: endpoints,
  },
  'malformed-reply': {
    verdict: 'inconclusive',
    title: 'Reply cannot be read',
    meaning:
      'What came back is neither a reply of this API nor an error of the service: a page of a proxy, half a reply, or another shape.',
    nextStep:
      'Run again with `--resume`; if it stays so, look in the evidence at what came back, and at proxies on the way to {endpoint}.',
    docs: errorCodes,
  },
  'credentials-missing': {
    verdict: 'inconclusive',
    title: 'No credentials',
    meaning: 'No credentials were found, or none reached the service.',
    nextStep:
      'Sign in (`aws sso login`, `aws configure`) or set AWS_PROFILE or AWS_BEARER_TOKEN_BEDROCK; `bedrock-matrix doctor` shows what is found.',
    docs: guide('api-keys'),
  },
  'credentials-expired': {
    verdict: 'inconclusive',
    title: 'Credentials expired',
    meaning: 'The session or API key ran out.',
    nextStep: 'Sign in again (`aws sso login`) or make a new API key, then go on with `--resume`.',
    docs: guide('api-keys'),
  },
  'credentials-invalid': {
    verdict: 'inconclusive',
    title: 'Credentials not accepted',
    meaning:
      'The service does not know the access key, token or API key. A short-term API key works only in the Region it was made in.',
    nextStep:
      'Check AWS_PROFILE, the access keys and AWS_BEARER_TOKEN_BEDROCK with `bedrock-matrix doctor --region {region}`.',
    docs: guide('api-keys'),
  },
  'clock-skew': {
    verdict: 'inconclusive',
    title: 'Clock is wrong',
    meaning: 'The time of the request is more than five minutes from the time of the service.',
    nextStep: "Set this machine's clock (NTP) and go on with `--resume`.",
    docs: errorCodes,
  },
  signature: {
    verdict: 'inconclusive',
    title: 'Signature not accepted',
    meaning:
      'The signature of the request does not fit: a wrong secret key, or something on the way that changes the request.',
    nextStep:
      'Check AWS_SECRET_ACCESS_KEY and whether a proxy rewrites requests; if only some ids fail, report it as a fault of this tool.',
    docs: errorCodes,
  },
  'request-refused': {
    verdict: 'inconclusive',
    title: 'Our request was refused in form',
    meaning:
      'The service refused the body that was sent, in every form that is known for this model. That says nothing of the model.',
    nextStep:
      'Read the message: a body in the form that {target} asks for would settle the cell. Please report it, so that the form can be added.',
    docs: guide('model-parameters'),
  },
  'parameter-refused': {
    verdict: 'inconclusive',
    title: 'A parameter of ours was refused',
    meaning: 'The model refused one field or feature of our request, with every repair that is known.',
    nextStep:
      'Call {target} without the field that the message names. Please report it, so that the probe leaves it out.',
    docs: guide('model-parameters'),
  },
  'budget-too-small': {
    verdict: 'inconclusive',
    title: 'Token limit out of range',
    meaning: 'The model does not accept the number of output tokens, or the length of input, that the probe sent.',
    nextStep: 'Call {target} with a limit that the message permits. Please report it, so that the probe sends it.',
    docs: guide('model-parameters'),
  },
  'content-filtered': {
    verdict: 'inconclusive',
    title: 'Prompt refused by a filter',
    meaning: 'A content filter refused the probe before the model answered.',
    nextStep: 'Call {target} with a prompt of your own; check the guardrails that are enforced for the account.',
    docs: guide('guardrails'),
  },
  'wrong-endpoint': {
    verdict: 'inconclusive',
    title: 'Host does not know the operation',
    meaning:
      'The host that was called does not route this operation: the endpoint address is wrong, or the operation is not there in this Region.',
    nextStep:
      'Check `--endpoint-url` and the AWS_ENDPOINT_URL variables: they take an origin without a path, one for each service.',
    docs: endpoints,
  },
  'absent-or-denied': {
    verdict: 'inconclusive',
    title: 'Missing, or no access to it',
    meaning:
      'The service says that the model does not exist or that this account may not use it, and not which of the two.',
    nextStep:
      'Check with `bedrock-matrix models --region {region}` whether {target} is listed; if it is, ask for access in the Bedrock console (Model catalog).',
    docs: guide('model-access'),
  },
  'request-not-sent': {
    verdict: 'inconclusive',
    title: 'Request not sent',
    meaning: 'The request could not be built on this machine; nothing was sent.',
    nextStep:
      'Read the message; check `--endpoint-url` and the Region {region}. If both are right, please report it as a fault of this tool.',
    docs: endpoints,
  },
  'unrecognised-reply': {
    verdict: 'inconclusive',
    title: 'Reply not recognised',
    meaning:
      'The service refused the call in words that no rule of this tool knows. It may be a fact about the model or a fault of our request.',
    nextStep: "Read the service's own words, and please report them, so that a rule can be added.",
    docs: errorCodes,
  },
} as const satisfies Record<string, ReasonEntry>;
