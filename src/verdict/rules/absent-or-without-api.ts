/** "The model doesn't exist or doesn't support this API": two possibilities in one sentence, of which the listings rule out the first. */
import type { Rule } from '../rule.ts';
import { apiNoun, modelNoun, requestPart } from '../words/target.ts';

const twoPossibilities =
  /\bnot (?:\w+ )?(?:exist\w*|found|recognized|known)\b[^.]{0,20}\bor\b[^.]{0,40}\bnot (?:\w+ )?(?:support|serve|offer|provide)(?:s|ed)?\b/;

/** Every row of a run stands in a listing of its endpoint, so it is the API that is missing. */
export const absentOrWithoutApiRules: readonly Rule[] = [
  {
    name: 'mantle-absent-or-without-api',
    endpoint: 'bedrock-mantle',
    sentence: [modelNoun, twoPossibilities, apiNoun],
    unless: [requestPart],
    reason: 'api-not-supported',
    action: 'reroute',
    example: 'own-absent-or-no-api-mantle',
  },
  {
    name: 'absent-or-without-api',
    sentence: [modelNoun, twoPossibilities, apiNoun],
    unless: [requestPart],
    reason: 'api-not-supported',
    action: 'done',
    example: 'n26-chat-completions-001',
  },
];
