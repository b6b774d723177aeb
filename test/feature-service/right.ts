/** What is right to say of each feature of a model that behaves so: written down before the verdicts were looked at. */
import type { FeatureName } from '../../src/config/feature-names.ts';
import type { Shape } from './asked.ts';
import type { Behaviour } from './service.ts';

export type Mark = '✓' | '✗' | 'ignored' | 'blocked' | 'inconclusive';

/** Features of which a reply shows that they were passed over; of the others a reply without them proves nothing. */
const visible: ReadonlySet<FeatureName> = new Set([
  'stop-sequences',
  'forced-tool',
  'json-schema',
  'reasoning-off',
  'service-tier',
  'log-probabilities',
  'tool-choice-any',
  'strict-tools',
  'citations',
  'cache-ttl',
  'forced-tool+thinking',
  'json-schema+thinking',
  'background',
]);

/** Those that need thinking, under a name that may be our guess on Converse. */
function isThinking(feature: FeatureName): boolean {
  return feature.startsWith('reasoning') || /\+(?:reasoning|thinking)$/.test(feature);
}

const caching: ReadonlySet<FeatureName> = new Set(['prompt-caching', 'cached-tokens-in-stream']);

export function right(behaviour: Behaviour, feature: FeatureName, api: Shape, invoked = false): Mark {
  // A prompt that is cached unasked has no field that could be refused, unknown or wrong.
  const unasked = caching.has(feature) && (api === 'chat-completions' || api === 'responses');
  switch (behaviour) {
    case 'supports':
    case 'dresses':
      return '✓';
    case 'refuses':
      return '✗';
    case 'unknows':
      // Converse passes on the makers' own fields, and InvokeModel bodies that no page describes: an unknown one may be our guess.
      return api === (invoked ? 'chat-completions' : 'converse') && isThinking(feature) ? 'inconclusive' : '✗';
    case 'ignores':
      if (feature === 'temperature') return '✓';
      if (caching.has(feature)) return unasked ? 'inconclusive' : 'ignored';
      // A cache that says that nothing was written.
      if (feature === 'tools+streaming+caching')
        return api === 'converse' || api === 'messages' ? 'ignored' : 'inconclusive';
      return visible.has(feature) ? 'ignored' : 'inconclusive';
    case 'garbles':
      // That a temperature was taken is all that can be seen of it.
      return feature === 'temperature' ? '✓' : 'inconclusive';
    case 'gates':
      return 'blocked';
    case 'faults':
    case 'throttles':
    case 'breaks':
      return 'inconclusive';
  }
}

/** Cells whose request holds nothing that could be refused. */
export function isMeaningless(behaviour: Behaviour, feature: FeatureName, api: Shape): boolean {
  return (
    caching.has(feature) &&
    (api === 'chat-completions' || api === 'responses') &&
    ['refuses', 'unknows', 'faults'].includes(behaviour)
  );
}
