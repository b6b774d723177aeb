/** Refusals of application inference profiles: a ✗ of the profile, which says nothing of the model behind it. */
import { withStreams } from '../../api-names.ts';
import type { Rule } from '../rule.ts';
import { apiNoun, modelNoun, refused, requestPart } from '../words/target.ts';

export const applicationProfileRules: readonly Rule[] = [
  {
    name: 'application-profile',
    sentence: [/\bapplication[ -]inference[ -]profiles?\b/, refused],
    reason: 'application-profile-not-accepted',
    action: 'done',
    example: 'own-application-profile',
  },
  // OpenAI-shaped requests take no application profile, whatever the model behind it answers (user guide, "Supported endpoints").
  {
    name: 'application-profile-refused',
    apis: withStreams('chat-completions', 'responses'),
    rowKind: 'application-profiles',
    sentence: [modelNoun, apiNoun, refused],
    unless: [requestPart],
    reason: 'application-profile-not-accepted',
    action: 'done',
    example: 'own-application-profile-model-words',
  },
];
