/** ListInferenceProfiles, in pages, and GetInferenceProfile. */
import type { JsonObject } from '../../types.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Profile } from '../catalogue.ts';
import { invalid, type Refusal } from '../refusal.ts';

const mostResults = 1000;
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
  const asked = call.query.get('maxResults');
  const size = pageSize(asked, call.world.scenario.pageSize ?? mostResults);
  if (size === undefined) {
    return invalid(
      `1 validation error detected: Value '${asked}' at 'maxResults' failed to satisfy constraint: Member must have value ` +
        'between 1 and 1000',
    );
  }
  const from = tokenOffset(call.query.get('nextToken'));
  if (from === undefined) return invalid('The provided nextToken is invalid.');
  const all = profilesOfType(call);
  const next = from + size < all.length ? { nextToken: token(from + size) } : {};
  return jsonAnswer({ inferenceProfileSummaries: all.slice(from, from + size).map(summary), ...next });
}

/** Without a type the service answers with its own profiles. */
function profilesOfType(call: Call): Profile[] {
  const { systemProfiles, applicationProfiles } = call.world.catalogue(call.caller.region);
  return call.query.get('type') === 'APPLICATION' ? applicationProfiles : systemProfiles;
}

function pageSize(asked: string | null, most: number): number | undefined {
  if (asked === null) return most;
  const size = Number(asked);
  return Number.isInteger(size) && size >= 1 && size <= mostResults ? Math.min(size, most) : undefined;
}

function token(offset: number): string {
  return Buffer.from(`page:${offset}`).toString('base64url');
}

function tokenOffset(nextToken: string | null): number | undefined {
  if (nextToken === null) return 0;
  const offset = /^page:(\d+)$/.exec(Buffer.from(nextToken, 'base64url').toString())?.[1];
  return offset === undefined ? undefined : Number(offset);
}

export function getInferenceProfile(call: Call): Answer | Refusal {
  const region = call.world.catalogue(call.caller.region);
  const profile = region.profiles.get(call.target) ?? region.applicationProfiles.find(({ id }) => id === call.target);
  if (profile !== undefined) return jsonAnswer(summary(profile));
  return { status: 404, type: 'ResourceNotFoundException', message: 'The requested inference profile does not exist.' };
}
