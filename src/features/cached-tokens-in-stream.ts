/** The count of cached tokens at the end of a stream: some streams end without it. It is asked only where prompt caching works. */
import type { Feature } from './feature.ts';
import { promptCaching } from './prompt-caching.ts';

export const cachedTokensInStream: Feature = {
  ...promptCaching,
  streaming: true,
  members: { 'prompt-caching': promptCaching },
};
