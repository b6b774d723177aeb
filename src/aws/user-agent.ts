/** How our requests name themselves: the tool and its version, beside what the client's library says of itself. */
import { version } from '../version.ts';

let product: string | undefined;

/** Signatures leave this header out, so it can be set when all else is signed. */
export function withUserAgent(headers: Record<string, string>): Record<string, string> {
  product ??= `bedrock-matrix/${version()}`;
  const name = Object.keys(headers).find((one) => one.toLowerCase() === 'user-agent') ?? 'user-agent';
  const library = headers[name];
  return { ...headers, [name]: library ? `${library} ${product}` : product };
}
