/**
 * What `--include` can add, by its words: everything that an account set up and a call can name.
 * To add one: a file beside this one that exports a `Source`, its word in `CallableKind` (types.ts), and a line here.
 */
import type { AccountResourceKind } from '../types.ts';
import { applicationProfiles } from './application-profiles.ts';
import { customModels } from './custom-models.ts';
import { importedModels } from './imported-models.ts';
import { marketplaceEndpoints } from './marketplace-endpoints.ts';
import { promptRouters } from './prompt-routers.ts';
import { provisioned } from './provisioned.ts';
import type { AccountResource, Source } from './source.ts';

export const accountResourceSources = {
  'application-profiles': applicationProfiles,
  provisioned,
  'custom-models': customModels,
  'imported-models': importedModels,
  'marketplace-endpoints': marketplaceEndpoints,
  'prompt-routers': promptRouters,
} satisfies Record<AccountResourceKind, Source<AccountResource>>;
