/** Which of the settings of a process are secrets: its environment, and what was typed. */
import { rememberSecret } from './known-secrets.ts';

type Environment = Record<string, string | undefined>;

const secretVariables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_BEARER_TOKEN_BEDROCK',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'BEDROCK_MATRIX_EXTERNAL_ID',
  'OPENAI_API_KEY',
  'ANTHROPIC_API_KEY',
  'GITHUB_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
];

/** Their value is an address, which may hold a password. */
const addressVariable = /^(?:https?_proxy|all_proxy|aws_endpoint_url\w*|bedrock_matrix_endpoint_url)$/i;

/** Remembered again after a `.env` file was read: what is known already costs nothing. */
export function rememberEnvironment(env: Environment): void {
  for (const name of secretVariables) rememberSecret(env[name]);
  for (const [name, value] of Object.entries(env)) if (addressVariable.test(name)) rememberPassword(value ?? '');
}

const secretOptions = new Set(['--external-id']);
const addressOptions = new Set(['--endpoint-url']);

export function rememberArguments(argv: readonly string[]): void {
  for (const [index, word] of argv.entries()) {
    const [name = '', value = argv[index + 1]] = word.includes('=') ? splitOnce(word) : [word];
    if (secretOptions.has(name)) rememberSecret(value);
    if (addressOptions.has(name)) rememberPassword(value ?? '');
  }
}

function splitOnce(word: string): [string, string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}

/** The password of `scheme://user:password@host`, also where the address is none; and both together, as a header carries them. */
function rememberPassword(address: string): void {
  const at = address.lastIndexOf('@');
  if (at === -1) return;
  const login = address.slice(0, at).replace(/^(?:[a-z][a-z0-9+.-]*:)?\/*/i, '');
  const colon = login.indexOf(':');
  const password = login.slice(colon + 1);
  rememberSecret(password);
  rememberSecret(decoded(password));
  if (colon >= 0) rememberSecret(`${decoded(login.slice(0, colon))}:${decoded(password)}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
