/** What each verdict says, in a sentence: for legends. */
import type { VerdictName } from '../types.ts';

export const verdictMeaning: Record<VerdictName, string> = {
  supported: 'A whole, well-formed reply of that API came back from the model.',
  unsupported: 'The service said that this target does not work on this API here. An answer, not a failure.',
  blocked:
    'It would work for another account or principal: access, agreement, permission, payment or quota is missing.',
  inconclusive:
    'Nothing was learned: throttled to the end, timed out, a failure on the way, or our request was refused in form.',
  untested: 'Not called: filtered out, over a budget, or the run stopped first.',
};
