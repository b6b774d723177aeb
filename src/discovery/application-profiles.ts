/** ListInferenceProfiles of type APPLICATION: the profiles that the account made, over a model or over a cross-Region profile. */
import { ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock';

import { sdkCall } from '../aws/sdk-handler.ts';
import { pages } from './pages.ts';
import { MalformedListing, type OwnCallable, type Source } from './source.ts';

/** The most that a page may hold (API reference of ListInferenceProfiles: 1 to 1000). */
const pageSize = 1000;

export const applicationProfiles: Source<OwnCallable> = {
  name: 'application-profiles',
  action: 'bedrock:ListInferenceProfiles',
  list: (clients, call) =>
    pages('ListInferenceProfiles', async (token) => {
      const input = { typeEquals: 'APPLICATION' as const, maxResults: pageSize, ...(token && { nextToken: token }) };
      const page = await call((options) =>
        clients.control.send(new ListInferenceProfilesCommand(input), sdkCall(options)),
      );
      const summaries = page.inferenceProfileSummaries;
      if (!Array.isArray(summaries)) {
        throw new MalformedListing('ListInferenceProfiles answered without inferenceProfileSummaries');
      }
      const found = summaries.flatMap(({ inferenceProfileArn: arn, models = [], status }) => {
        const behind = models.flatMap(({ modelArn }) => modelArn ?? []);
        return arn && behind.length > 0 ? [{ arn, models: behind, ...(status && { status }) }] : [];
      });
      return { found, next: page.nextToken };
    }),
};
