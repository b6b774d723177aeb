/** Which credentials are used, where they come from, and how long they hold. */
import type { Identity } from '../../aws/credentials.ts';
import type { Check, Context } from '../context.ts';
import type { Finding } from '../finding.ts';
import { endpointsOf, nonexistentModelCell, nonexistentModelRequest } from '../nonexistent-model.ts';
import { signInAgain } from '../../verdict/sign-in.ts';
import { ruleFor } from '../../verdict/rule-for.ts';

const title = 'credentials';
/** Less than this, in minutes, does not last for a run of a whole Region. */
const shortest = 15;

export const credentials: Check = {
  name: 'credentials',
  title,
  once: true,
  async run(context, region) {
    const { connection, config } = context;
    if (connection.credentials === undefined) {
      return [{ state: 'ok', title, detail: 'the Bedrock API key of AWS_BEARER_TOKEN_BEDROCK' }];
    }
    const identity = await connection.credentials.identity();
    const from = config.auth === 'api-key' ? 'short-term API keys made from ' : '';
    const found = { title, ...lifeOf(identity, `${from}${sourceOf(context, identity)}`) };
    return [(await hasExpired(context, region)) ? { ...found, ...expired(context, found.detail) } : found];
  },
};

function sourceOf({ config, env }: Context, identity: Identity): string {
  if (config.roleArn !== undefined) return 'the role of --role-arn';
  const kind = kindOf(identity);
  if (config.profile !== undefined) return `the profile ${config.profile}${kind}`;
  if (env['AWS_ACCESS_KEY_ID']) return 'AWS_ACCESS_KEY_ID';
  return env['AWS_PROFILE'] ? `the profile ${env['AWS_PROFILE']}${kind}` : `the default chain${kind}`;
}

const kinds: readonly [RegExp, string][] = [
  [/SSO/, 'SSO'],
  [/PROCESS/, 'credential_process'],
  [/WEB_ID/, 'a web identity'],
  [/IMDS/, 'the role of the instance'],
  [/HTTP/, 'the role of the container'],
  [/ASSUME_ROLE/, 'an assumed role'],
];

/** The SDK's providers sign what they found, by the feature names of its user agent. */
function kindOf(identity: Identity): string {
  const source =
    '$source' in identity && typeof identity.$source === 'object' ? Object.keys(identity.$source ?? {}).join(' ') : '';
  const kind = kinds.find(([pattern]) => pattern.test(source))?.[1];
  return kind === undefined ? '' : ` (${kind})`;
}

/** What the service says counts for more than what the credentials say of themselves. */
async function hasExpired(context: Context, region: string): Promise<boolean> {
  const [endpoint = 'bedrock-runtime'] = endpointsOf(context, region);
  const answer = await context.ask(region, nonexistentModelRequest(endpoint));
  return (
    answer.fault !== undefined &&
    ruleFor(nonexistentModelCell(region, endpoint), answer).reason === 'credentials-expired'
  );
}

function expired({ config, env }: Context, detail: string): Pick<Finding, 'state' | 'detail' | 'fix'> {
  const from = detail.split('; ')[0] ?? detail;
  return { state: 'failure', detail: `${from}; expired`, fix: signInAgain(config.profile ?? env['AWS_PROFILE']) };
}

/** A session token belongs to temporary credentials, and does not say when they end. */
function lifeOf({ expiration, sessionToken }: Identity, from: string): Pick<Finding, 'state' | 'detail' | 'fix'> {
  if (expiration === undefined && sessionToken !== undefined)
    return { state: 'ok', detail: `${from}; temporary, and they do not say until when` };
  if (expiration === undefined) return { state: 'ok', detail: `${from}; they do not expire` };
  const minutes = Math.floor((expiration.getTime() - Date.now()) / 60_000);
  if (minutes >= shortest)
    return { state: 'ok', detail: `${from}; good for another ${minutes} min, and renewed during a run` };
  return {
    state: 'warning',
    detail: `${from}; good for another ${Math.max(0, minutes)} min`,
    fix: 'Sign in again before a long run, unless the source renews them by itself.',
  };
}
