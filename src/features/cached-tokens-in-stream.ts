/** The count of cached tokens at the end of a stream: another fact than caching, because some streams end without it. Where nothing is cached there is none. */
import type { Feature } from './feature.ts';
import { promptCaching } from './prompt-caching.ts';

export const cachedTokensInStream: Feature = {
  ...promptCaching,
  streaming: true,
  members: { 'prompt-caching': promptCaching },
};
