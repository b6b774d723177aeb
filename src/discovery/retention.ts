/**
 * What bedrock-mantle says of a model's data retention, in its list or, where the list lacks it, in `GET /v1/models/{id}`.
 * Shapes: user guide "data-retention" and "models-get-info" (2026), and a recorded list of August 2026.
 */
import * as v from 'valibot';

import type { RegionClients } from '../aws/clients.ts';
import { fetchCall } from '../aws/signed-fetch.ts';
import { listingReply } from './listing-schema.ts';
import { ListingFailed } from './listing-call.ts';
import type { ListingCall, MantleModel } from './source.ts';

const word = v.pipe(v.string(), v.maxLength(100));

export const retentionMember = v.fallback(
  v.nullish(v.object({ mode: v.nullish(word), source: v.nullish(word), allowed_modes: v.array(word) })),
  undefined,
);

export interface Retention {
  /** In force for the account, and who chose it (`model_default`, `account`, `project`). */
  mode?: string;
  source?: string;
  /** The modes under which the model can be called. */
  allowedModes: string[];
}

export function retentionOf(member: v.InferOutput<typeof retentionMember>): Retention | undefined {
  if (!member) return undefined;
  const { mode, source, allowed_modes: allowed } = member;
  return {
    ...(mode && { mode }),
    ...(source && { source }),
    allowedModes: [...new Set(allowed)].slice(0, 20).toSorted(),
  };
}

/** The same models, with what their own page says where the list said nothing. A model whose page fails stays as it was. */
export async function withRetention(
  clients: RegionClients,
  models: readonly MantleModel[],
  call: ListingCall,
): Promise<MantleModel[]> {
  const fetch = clients.fetch('bedrock-mantle');
  let refused = false;
  return Promise.all(
    models.map(async (model) => {
      if (model.retention !== undefined || refused) return model;
      const url = `${clients.origin('bedrock-mantle')}/v1/models/${encodeURIComponent(model.id)}`;
      const body = await listingReply(call, (options) => fetch(url, fetchCall(options))).catch((error: unknown) => {
        // What one page is denied, all are.
        refused ||= error instanceof ListingFailed && (error.status === 403 || error.status === 401);
      });
      const read = v.safeParse(retentionMember, body?.['data_retention']);
      const retention = read.success ? retentionOf(read.output) : undefined;
      return retention === undefined ? model : { ...model, retention };
    }),
  );
}
