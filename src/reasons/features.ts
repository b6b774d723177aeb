/** Reasons that are about a question beyond the API: a feature, a value of a parameter, a call of the user's own. */
import { guide, type ReasonEntry } from './entry.ts';

const docs = guide('conversation-inference');

export const featureReasons = {
  'feature-not-supported': {
    verdict: 'unsupported',
    title: 'Feature not supported by this model',
    meaning: 'The model answers on this API, and the service says that it does not have this feature there.',
    nextStep: 'Leave the feature out for {model}, ask for it on another API (`--features-api`), or use another model.',
    docs,
    structural: true,
  },
  'features-not-combinable': {
    verdict: 'unsupported',
    title: 'Features that do not go together',
    meaning:
      'The model answers on this API, and the service refuses these features in one request; its words name them.',
    nextStep:
      'Leave one of the features out for {model} on {api}, or ask for them together on another API (`--features-api`).',
    docs,
    structural: true,
  },
  'parameter-ignored': {
    verdict: 'unsupported',
    title: 'Parameter taken and ignored',
    meaning: 'The service took the parameter without a word, and the reply shows that nothing was done with it.',
    nextStep: 'Do not rely on the parameter with {model} on {api}; the evidence holds the request and the reply.',
    docs,
    structural: true,
  },
  'field-not-known': {
    verdict: 'inconclusive',
    title: 'No known field for it',
    meaning:
      'The service knows none of the fields that are tried for this on {api}: {model} may not have it there, or may have another field for it.',
    nextStep:
      'Nothing to do if the documentation of {model} names no such field. If it names one, send it with `--probe-file`, and please report it.',
    docs,
  },
  'value-refused': {
    verdict: 'unsupported',
    title: 'Value not accepted',
    meaning: 'The model answers on this API, and the service refuses this value of the parameter.',
    nextStep:
      "Use a value that {model} accepts on {api} (the service's own words may name them), or leave the parameter out.",
    docs,
    structural: true,
  },
  'limit-stated': {
    verdict: 'unsupported',
    title: 'More than the limit, which the service named',
    meaning: 'The service refused to take or write so many tokens, and named the most that {target} takes on {api}.',
    nextStep: "Keep within the figure that the service's own words name.",
    docs,
    structural: true,
  },
  'limit-not-stated': {
    verdict: 'inconclusive',
    title: 'No limit named',
    meaning:
      'The service refused a request for more than the known limit without the figure, or answered it: what it took, cut or ignored cannot be seen.',
    nextStep:
      'Keep to the published limit of {model} (`bedrock-matrix models` shows it). Another run shows no more, and an answer costs as much again: `--resume --retry blocked` leaves it out.',
    docs,
  },
  'call-refused': {
    verdict: 'unsupported',
    title: 'Your call is refused',
    meaning: 'The model answers on this API, and the service refuses the request of your probe.',
    nextStep: "Read the service's own words, then change the request of the probe or use another model than {model}.",
    docs,
  },
  'expectation-not-met': {
    verdict: 'unsupported',
    title: 'Reply is not what your probe expects',
    meaning: 'A whole reply came, and it does not hold what the probe file expects of it.',
    nextStep: 'Compare what the probe expects there with what {model} replied on {api}.',
    docs,
  },
  'feature-not-shown': {
    verdict: 'inconclusive',
    title: 'Reply does not show it',
    meaning: 'A whole reply came, and it shows neither that the feature works nor that it was passed over.',
    nextStep:
      'Run again with `--resume`: a model may answer otherwise the next time; else call {model} yourself and read its reply.',
    docs,
  },
} as const satisfies Record<string, ReasonEntry>;
