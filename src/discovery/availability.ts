/** GetFoundationModelAvailability: what the control plane claims of each model, recorded beside what the calls show. */
import { GetFoundationModelAvailabilityCommand } from '@aws-sdk/client-bedrock';
import pLimit from 'p-limit';
import * as v from 'valibot';

import type { RegionClients } from '../aws/clients.ts';
import { redact } from '../aws/redact.ts';
import { withCall } from '../aws/sdk-call.ts';
import type { Availability } from '../types.ts';
import { listingReply, word } from './listing-schema.ts';
import { ListingFailed, listingCall, type Deadline } from './listing-call.ts';
import type { ListingCall } from './source.ts';

/** Calls at once in a Region: the control plane has limits of its own. */
const atOnce = 10;

interface ClaimOptions {
  deadline: Deadline;
  /** Called with each model when nothing more is waited for; the claim is absent where none could be had. */
  onAnswer(model: string, claim: Availability | undefined): void;
}

/** Models that the call does not know have no claim; any other failure ends it, because the claims are a help and no more. */
export async function claimAvailability(
  clients: RegionClients,
  models: readonly string[],
  { deadline, onAnswer }: ClaimOptions,
): Promise<void> {
  const limit = pLimit(atOnce);
  const call = listingCall(deadline);
  let refused = false;
  const refusal = (error: unknown): undefined => {
    refused ||= !isAboutOneModel(error);
    return undefined;
  };
  await Promise.all(
    models.map((model) =>
      limit(async () => {
        if (deadline.signal.aborted) return;
        onAnswer(model, refused ? undefined : await claimOf(clients, model, call).catch(refusal));
      }),
    ),
  );
}

/** A model that the call does not know. Anything else (IAM, a busy or missing service) would be the same for the next. */
function isAboutOneModel(error: unknown): boolean {
  return error instanceof ListingFailed && (error.status === 400 || error.status === 404);
}

const claimed = v.object({
  agreementAvailability: v.nullish(v.object({ status: word, errorMessage: word })),
  authorizationStatus: word,
  entitlementAvailability: word,
  regionAvailability: word,
});

async function claimOf(clients: RegionClients, model: string, call: ListingCall): Promise<Availability | undefined> {
  const body = await listingReply(call, (options) =>
    clients.control.send(withCall(new GetFoundationModelAvailabilityCommand({ modelId: model }), options)),
  );
  const read = v.safeParse(claimed, body);
  // A claim is a help and no more: one that cannot be read is as good as none.
  if (!read.success) return undefined;
  const {
    agreementAvailability: agreement,
    authorizationStatus,
    entitlementAvailability,
    regionAvailability,
  } = read.output;
  const trouble = agreement?.errorMessage ? `: ${redact(agreement.errorMessage)}` : '';
  return {
    region: clients.region,
    model,
    ...(agreement?.status && { agreement: agreement.status + trouble }),
    ...(authorizationStatus && { authorization: authorizationStatus }),
    ...(entitlementAvailability && { entitlement: entitlementAvailability }),
    ...(regionAvailability && { inRegion: regionAvailability }),
  };
}
