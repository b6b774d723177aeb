/** ListInferenceProfiles, system-defined, paged to the end. */
import { ListInferenceProfilesCommand, type InferenceProfileSummary } from '@aws-sdk/client-bedrock';

import { sdkCall } from '../aws/sdk-handler.ts';
import { MalformedListing, type InferenceProfile, type Source } from './source.ts';

/** The most that a page may hold (API reference of ListInferenceProfiles: 1 to 1000). */
const pageSize = 1000;

export const inferenceProfiles: Source<InferenceProfile> = {
  name: 'inference-profiles',
  action: 'bedrock:ListInferenceProfiles',
  async list(clients, call) {
    const found: InferenceProfile[] = [];
    const seen = new Set<string>();
    let nextToken: string | undefined;
    do {
      // The type is always said: reports differ on what is listed without it.
      const input = { typeEquals: 'SYSTEM_DEFINED' as const, maxResults: pageSize, ...(nextToken && { nextToken }) };
      const page = await call((options) =>
        clients.control.send(new ListInferenceProfilesCommand(input), sdkCall(options)),
      );
      if (!Array.isArray(page.inferenceProfileSummaries)) {
        throw new MalformedListing('ListInferenceProfiles answered without inferenceProfileSummaries');
      }
      found.push(...page.inferenceProfileSummaries.flatMap(profileOf));
      nextToken = page.nextToken;
      if (nextToken !== undefined && seen.has(nextToken))
        throw new MalformedListing('ListInferenceProfiles repeats a page token');
      if (nextToken !== undefined) seen.add(nextToken);
    } while (nextToken);
    return found;
  },
};

function profileOf(summary: InferenceProfileSummary): InferenceProfile[] {
  const id = summary.inferenceProfileId;
  const modelArns = (summary.models ?? []).flatMap(({ modelArn }) => modelArn ?? []);
  const name = summary.inferenceProfileName;
  return id && modelArns.length > 0 ? [{ id, modelArns, ...(name && { name }) }] : [];
}
