/** Who is calling, as STS tells it, with the account masked. */
import { callerArn } from '../../aws/caller-identity.ts';
import { redact } from '../../aws/redact.ts';
import type { Check, Context } from '../context.ts';
import { responseOf } from '../free-request.ts';

const title = 'principal';

export const principal: Check = {
  name: 'principal',
  title,
  once: true,
  async run(context, region) {
    const { connection, config, deadline } = context;
    const { credentials, clientOptions } = connection;
    if (credentials === undefined || isElsewhere(context)) return [];
    const origin = config.stsOrigin;
    let arn: string | undefined;
    const answer = await responseOf(async (call) => {
      arn = await callerArn(
        { wire: clientOptions.wire, credentials, region, ...(origin !== undefined && { origin }) },
        call,
      );
    }, deadline);
    if (arn !== undefined) return [{ state: 'ok', title, detail: redact(arn) }];
    const words = [answer.status && `HTTP ${answer.status}`, answer.fault?.type, answer.fault?.message]
      .filter(Boolean)
      .join(' ');
    return [
      {
        state: 'warning',
        title,
        detail: `STS did not say who calls: ${words || 'the reply names nobody'}`,
        fix: 'A run does not need STS; `aws sts get-caller-identity` shows more, and AWS_ENDPOINT_URL_STS names a VPC endpoint.',
      },
    ];
  },
};

/** Where nothing of AWS is asked, its STS is not asked either. */
function isElsewhere({ config }: Context): boolean {
  const { control, runtime, mantle } = config.endpoints;
  return config.stsOrigin === undefined && control !== undefined && runtime !== undefined && mantle !== undefined;
}
