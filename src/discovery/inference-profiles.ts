/** ListInferenceProfiles, system-defined, paged to the end. */
import { ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock';
import * as v from 'valibot';

import { withCall } from '../aws/sdk-call.ts';
import { entriesOf, id, listingReply, tokenOf, word } from './listing-schema.ts';
import { pages } from './pages.ts';
import type { InferenceProfile, Source } from './source.ts';

/** The most that a page may hold (API reference of ListInferenceProfiles: 1 to 1000). */
const pageSize = 1000;

const summary = v.object({
  inferenceProfileId: id,
  inferenceProfileName: word,
  models: v.nullish(v.array(v.object({ modelArn: v.nullish(id) }))),
});

export const inferenceProfiles: Source<InferenceProfile> = {
  name: 'inference-profiles',
  action: 'bedrock:ListInferenceProfiles',
  list: (clients, call, leftOut) =>
    pages({
      operation: 'ListInferenceProfiles',
      leftOut,
      ask: async (token) => {
        // The type is always said: reports differ on what is listed without it.
        const input = {
          typeEquals: 'SYSTEM_DEFINED' as const,
          maxResults: pageSize,
          ...(token && { nextToken: token }),
        };
        const body = await listingReply(call, (options) =>
          clients.control.send(withCall(new ListInferenceProfilesCommand(input), options)),
        );
        const found = entriesOf({
          operation: 'ListInferenceProfiles',
          body,
          member: 'inferenceProfileSummaries',
          schema: summary,
          spare: ['inferenceProfileName'],
          leftOut,
        });
        return { found: found.flatMap(profileOf), next: tokenOf('ListInferenceProfiles', body['nextToken']) };
      },
    }),
};

function profileOf({
  inferenceProfileId,
  inferenceProfileName: name,
  models,
}: v.InferOutput<typeof summary>): InferenceProfile[] {
  const modelArns = (models ?? []).flatMap(({ modelArn }) => modelArn ?? []);
  return modelArns.length > 0 ? [{ id: inferenceProfileId, modelArns, ...(name && { name }) }] : [];
}
