/** Lists what everybody finds in a Region: foundation models, system-defined profiles, and bedrock-mantle's models, side by side. */
import type { RegionClients } from '../aws/clients.ts';
import type { Endpoint, Listing } from '../types.ts';
import { askSource, type SourceAnswer } from './ask-source.ts';
import { foundationModels } from './foundation-models.ts';
import { inferenceProfiles } from './inference-profiles.ts';
import { mantleModels } from './mantle-models.ts';
import type { Found } from './rows.ts';
import type { ListingCall, Source } from './source.ts';

type Answer<Entry> = SourceAnswer<Entry, Listing['source']>;

interface RegionLists extends Found {
  /** How each listing went that was asked for. */
  answers: Answer<unknown>[];
}

export async function listRegion(
  clients: RegionClients,
  endpoints: readonly Endpoint[],
  call: ListingCall,
): Promise<RegionLists> {
  const on = <Entry>(endpoint: Endpoint, source: Source<Entry>): Promise<Answer<Entry>> | undefined =>
    endpoints.includes(endpoint) ? listed(source, clients, call) : undefined;
  const [models, profiles, mantle] = await Promise.all([
    on('bedrock-runtime', foundationModels),
    on('bedrock-runtime', inferenceProfiles),
    on('bedrock-mantle', mantleModels),
  ]);
  return {
    models: models?.found ?? [],
    profiles: profiles?.found ?? [],
    mantle: mantle?.found ?? [],
    answers: [models, profiles, mantle].filter((answer) => answer !== undefined),
  };
}

export function listed<Entry>(
  source: Source<Entry>,
  clients: RegionClients,
  call: ListingCall,
): Promise<Answer<Entry>> {
  const { name, action } = source;
  return askSource({ source: name, region: clients.region, action }, (leftOut) => source.list(clients, call, leftOut));
}
