/** ListInferenceProfiles of type APPLICATION: the profiles that the account made, over a model or over a cross-Region profile. */
import { ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock';
import * as v from 'valibot';

import { withCall } from '../aws/sdk-call.ts';
import { id, word } from './listing-schema.ts';
import { ownCallables } from './own-callables.ts';

/** The most that a page may hold (API reference of ListInferenceProfiles: 1 to 1000). */
const pageSize = 1000;

export const applicationProfiles = ownCallables({
  name: 'application-profiles',
  operation: 'ListInferenceProfiles',
  member: 'inferenceProfileSummaries',
  schema: v.object({
    inferenceProfileArn: id,
    models: v.nullish(v.array(v.object({ modelArn: v.nullish(id) }))),
    status: word,
  }),
  send(clients, nextToken, options) {
    const input = { typeEquals: 'APPLICATION' as const, maxResults: pageSize, ...(nextToken && { nextToken }) };
    return clients.control.send(withCall(new ListInferenceProfilesCommand(input), options));
  },
  callableOf: ({ inferenceProfileArn: arn, models, status }) => ({
    arn,
    models: (models ?? []).flatMap(({ modelArn }) => modelArn ?? []),
    status,
  }),
});
