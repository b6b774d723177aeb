/** Takes account ids and secrets out of text before it is stored or shown. */

const accountId = /(?<![\w-])\d{12}(?![\w-])/g;
/** Access key ids, Bedrock API keys (short and long), and what follows the names of secrets in headers and presigned URLs. */
const secrets = [
  /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}\b/g,
  /\bbedrock-api-key-[\w+/=-]+/g,
  /\bABSK[\w+/=-]{8,}/g,
  /(?<=\b(?:authorization|x-api-key|x-amz-security-token|security-token)["']?\s*[:=]\s*["']?)(?:(?:Bearer|AWS4-HMAC-SHA256)\s+)?[^\s"',;]+/gi,
  /(?<=\bBearer )[\w.+/=~-]{8,}/gi,
  /(?<=\b(?:Signature|X-Amz-Signature|X-Amz-Security-Token|X-Amz-Credential|Credential)=)[^\s"',&]+/gi,
];

/** The same text with account ids as 123456789012 and secrets as `[redacted]`. */
export function redact(text: string): string {
  return secrets.reduce((rest, secret) => rest.replace(secret, '[redacted]'), text.replace(accountId, '123456789012'));
}
