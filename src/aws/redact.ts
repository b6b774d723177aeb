/** Takes account ids and secrets out of text before it is stored or shown: those of this process by value, all others by shape. */
import { accountIdTrace, withoutAccountIds } from './account-ids.ts';
import { secretsIn, withoutKnownSecrets } from './secrets/known-secrets.ts';

/** Access key ids, Bedrock API keys (short and long), and what follows the names of secrets in headers and presigned URLs. */
const secrets = [
  /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}\b/g,
  /\bbedrock-api-key-[\w+/=-]+/g,
  /\bABSK[\w+/=-]{8,}/g,
  // What GetFoundationModelAvailability says of an authorization is no secret.
  /(?<=\b(?:authorization|x-api-key|x-amz-security-token|security-token)["']?\s*[:=]\s*["']?)(?!(?:NOT_)?AUTHORIZED\b)(?:(?:Bearer|AWS4-HMAC-SHA256)\s+)?[^\s"',;]+/gi,
  /(?<=\bBearer )[\w.+/=~-]{8,}/gi,
  /(?<=\b(?:Signature|X-Amz-Signature|X-Amz-Security-Token|X-Amz-Credential|Credential)=)[^\s"',&]+/gi,
  // `https://user:password@host`.
  /(?<=:\/\/)[^/\s"'@]{1,500}(?=@)/g,
  /(?<=(?:secret_?access_?key|session_?token|x-amz-signature)["']?\s*[:=]\s*["']?)[\w+/=%.-]{8,}/gi,
];

/** What each of the patterns above needs: most text has none of it, and one look costs far less than eight. */
const trace =
  /A(?:KIA|SIA|ROA|IDA|BSK)|bedrock-api-key-|authorization|x-api-key|security-token|bearer |signature|credential|secret_?access_?key|session_?token|:\/\/[^/\s]*@/i;

/** False: `redact` would leave the text as it is. Holds for the JSON of texts too, since none of the traces is ever escaped. */
export function mayNeedRedaction(text: string): boolean {
  return hasTrace(text) || secretsIn(text) !== undefined;
}

function hasTrace(text: string): boolean {
  return trace.test(text) || accountIdTrace.test(text);
}

/** The same text with account ids as 123456789012 and secrets as `[redacted]`. */
export function redact(text: string): string {
  const unknown = withoutKnownSecrets(text);
  if (!hasTrace(unknown)) return unknown;
  return secrets.reduce((rest, secret) => rest.replace(secret, '[redacted]'), withoutAccountIds(unknown));
}
