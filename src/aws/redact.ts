/** Takes account ids and secrets out of text before it is stored or shown: those of this process by value, all others by shape. */
import { accountIdTrace, withoutAccountIds } from './account-ids.ts';
import { secretsIn, withoutKnownSecrets } from './secrets/known-secrets.ts';

/**
 * A name, and the value that follows it. Not one expression: one that looks back from the value over the blanks before it does
 * so from each of them, and takes time that grows with their square.
 */
interface Named {
  name: RegExp;
  value: RegExp;
}

/** Access key ids, Bedrock API keys (short and long), and what follows the names of secrets in headers and presigned URLs. */
const secrets: readonly (RegExp | Named)[] = [
  /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}\b/g,
  /\bbedrock-api-key-[\w+/=-]+/g,
  /\bABSK[\w+/=-]{8,}/g,
  {
    name: /\b(?:authorization|x-api-key|x-amz-security-token|security-token)["']?/gi,
    // What GetFoundationModelAvailability says of an authorization is no secret.
    value: /(?!(?:NOT_)?AUTHORIZED\b)(?:(?:Bearer|AWS4-HMAC-SHA256)\s+)?[^\s"',;]+/iy,
  },
  /(?<=\bBearer )[\w.+/=~-]{8,}/gi,
  /(?<=\b(?:Signature|X-Amz-Signature|X-Amz-Security-Token|X-Amz-Credential|Credential)=)[^\s"',&]+/gi,
  // `https://user:password@host`.
  /(?<=:\/\/)[^/\s"'@]{1,500}(?=@)/g,
  { name: /(?:secret_?access_?key|session_?token|x-amz-signature)["']?/gi, value: /[\w+/=%.-]{8,}/y },
];
const separator = /\s*[:=]\s*["']?/y;

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

/** What stands in the place of a secret. */
const shown = '[redacted]';

/** The same text with account ids as 123456789012 and secrets as `[redacted]`. */
export function redact(text: string): string {
  const unknown = withoutKnownSecrets(text);
  if (!hasTrace(unknown)) return unknown;
  return secrets.reduce(
    (rest, secret) => (secret instanceof RegExp ? rest.replace(secret, shown) : withoutNamed(rest, secret)),
    withoutAccountIds(unknown),
  );
}

function withoutNamed(text: string, { name, value }: Named): string {
  let rest = '';
  let end = 0;
  for (const { 0: word, index } of text.matchAll(name)) {
    const start = endOf(separator, text, index + word.length);
    // Names inside of a value that is found already are a part of it.
    if (start === undefined || start < end) continue;
    const next = endOf(value, text, start);
    if (next === undefined) continue;
    rest += text.slice(end, start) + shown;
    end = next;
  }
  return rest + text.slice(end);
}

/** Where what stands at `index` ends; undefined where it does not stand there. */
function endOf(sticky: RegExp, text: string, index: number): number | undefined {
  sticky.lastIndex = index;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}
