/** A response that is made in the background: it is queued at once, and comes when it is asked for. */
import type { Observation } from '../types.ts';
import type { Feature } from './feature.ts';
import { retention } from './follow-up.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';

/** Waits before each request for the response, in ms: a short answer takes a second or two. If it takes longer, it is cancelled. */
const waits = [500, 1000, 2000];

export const background: Feature = {
  prompt: 'Reply with OK.',
  tokens: 16,
  additions: {
    // The runtime answers at once or not at all (user guide, "Responses API", 2026-10); a stream waits for the end.
    responses: ({ row, api }) =>
      api === 'responses' && row.endpoint === 'bedrock-mantle' ? [{ background: true, store: true }] : [],
  },
  read: (facts) => {
    if (isUnderWay(facts)) return facts.responseId === undefined ? 'unclear' : 'continues';
    return facts.background ? 'shown' : 'ignored';
  },
  followUp: {
    next: (_id, nth) => {
      const afterMs = waits[nth];
      if (afterMs !== undefined) return { stored: 'get', afterMs };
      return nth === waits.length ? { stored: 'cancel' } : undefined;
    },
    read: readStored,
  },
  needs: 'background-responses',
  about: /background/i,
  retention,
};

function isUnderWay({ stopReason }: ResponseFacts): boolean {
  return stopReason === 'queued' || stopReason === 'in_progress';
}

/** A response that could be cancelled was being made in the background. */
function readStored(facts: ResponseFacts): Observation {
  if (isUnderWay(facts)) return 'continues';
  return facts.background || facts.stopReason === 'cancelled' || facts.text !== '' ? 'shown' : 'unclear';
}
