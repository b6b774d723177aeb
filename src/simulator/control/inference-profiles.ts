/** ListInferenceProfiles, in pages, and GetInferenceProfile. */
import type { JsonObject } from '../../types.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Profile } from '../catalogue.ts';
import type { Refusal } from '../refusal.ts';
import { isPage, pageOf } from './pages.ts';

const createdAt = '2026-01-15T00:00:00Z';

function summary(profile: Profile): JsonObject {
  return {
    inferenceProfileName: profile.name,
    description: profile.description,
    createdAt,
    updatedAt: createdAt,
    inferenceProfileArn: profile.arn,
    models: profile.modelArns.map((arn) => ({ modelArn: arn })),
    inferenceProfileId: profile.id,
    status: 'ACTIVE',
    type: profile.type,
  };
}

export function listInferenceProfiles(call: Call): Answer | Refusal {
  const page = pageOf(call, profilesOfType(call));
  if (!isPage(page)) return page;
  return jsonAnswer({ inferenceProfileSummaries: page.entries.map(summary), ...page.next });
}

/** Without a type the service answers with its own profiles. */
function profilesOfType(call: Call): Profile[] {
  const { systemProfiles, applicationProfiles } = call.world.catalogue(call.caller.region);
  return call.query.get('type') === 'APPLICATION' ? applicationProfiles : systemProfiles;
}

export function getInferenceProfile(call: Call): Answer | Refusal {
  const region = call.world.catalogue(call.caller.region);
  const profile = region.profiles.get(call.target) ?? region.applicationProfiles.find(({ id }) => id === call.target);
  if (profile !== undefined) return jsonAnswer(summary(profile));
  return { status: 404, type: 'ResourceNotFoundException', message: 'The requested inference profile does not exist.' };
}
