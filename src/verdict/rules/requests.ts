/** Our own request is at fault: repaired and sent again; never a statement about the target. */
import { withStreams } from '../../api-names.ts';
import type { Rule } from '../rule.ts';
import {
  cachingRefused,
  complaint,
  contentFilter,
  malformed,
  otherForm,
  outOfRange,
  partForbidden,
} from '../words/requests.ts';
import { modelNoun, requestPart } from '../words/target.ts';

export const requestRules: readonly Rule[] = [
  // Two that come as 403 and are no denial: their words say what in the request the model does not take.
  {
    name: 'caching-refused',
    says: [cachingRefused],
    reason: 'parameter-refused',
    action: 'repair',
    example: 'n26-converse-003',
  },
  {
    name: 'request-part-forbidden',
    status: [[403, 403]],
    sentence: [requestPart, modelNoun, partForbidden],
    unless: [/\b(?:access|polic(?:y|ies)|permissions?|accounts?|credentials?|tokens?|keys?|projects?|actions?)\b/],
    reason: 'parameter-refused',
    action: 'repair',
    example: 'n26-chat-completions-004',
  },
  // The constraint frame names the place: `modelId` is about the target, everything else about our body.
  {
    name: 'constraint-in-body',
    says: [/\b(?:validation errors?|constraints?)\b/, /\bat (?!model ?id)|\{field\}/],
    unless: [/\bat model ?id\b|\bmodel ?id\b.*\b(?:constraint|pattern)/],
    reason: 'request-refused',
    action: 'repair',
    example: 'rn-converse-pf-018',
  },
  {
    name: 'tokens-out-of-range',
    sentence: [/\btokens?\b|\bcontext (?:length|window)\b|\bprompt\b/, outOfRange],
    unless: [/\bper (?:minute|second|day|hour)\b|\bplease wait\b|\bquota\b/],
    reason: 'budget-too-small',
    action: 'repair',
    example: 'rn-invoke-pf-013',
  },
  {
    name: 'range-code',
    kinds: ['integerbelowminvalue', 'integerabovemaxvalue', 'contextlengthexceeded', 'stringabovemaxlength'],
    reason: 'budget-too-small',
    action: 'repair',
    example: 'own-integer-below',
  },
  {
    name: 'parameter-code',
    kinds: [
      'unsupportedparameter',
      'unsupportedvalue',
      'unknownparameter',
      'invalidvalue',
      'invalidtype',
      'missingrequiredparameter',
      'invalidparameter',
    ],
    reason: 'parameter-refused',
    action: 'repair',
    example: 'own-unsupported-max-tokens',
  },
  {
    name: 'parameter-named',
    param: /^(?!model(?:_?id)?$)./,
    status: [
      [400, 400],
      [422, 422],
    ],
    reason: 'parameter-refused',
    action: 'repair',
    example: 'own-param-named',
  },
  // Claude's answer to a Text Completions body: `this API` is the old form of the body, not InvokeModel (aws/aws-sdk-net#3217).
  {
    name: 'other-body-form',
    apis: withStreams('invoke'),
    says: [otherForm, /\b(?:use|try|switch|call|migrate|require\w*|needs?|only|instead)\b/],
    unless: [/\binference profile\b|\bon-demand\b/],
    reason: 'request-refused',
    action: 'repair',
    example: 'own-messages-api-instead',
  },
  {
    name: 'content-filter',
    kinds: ['contentfilter', 'contentpolicyviolation', 'invalidprompt'],
    reason: 'content-filtered',
    action: 'repair',
    example: 'own-content-filter',
  },
  {
    name: 'content-filter-words',
    sentence: [contentFilter, /\b(?:block\w*|filter\w*|flag\w*|violat\w*|reject\w*|refus\w*|interven\w*)\b/],
    reason: 'content-filtered',
    action: 'repair',
    example: 'own-content-filter-words',
  },
  {
    name: 'malformed-request',
    says: [malformed],
    unless: [/\bidentifier|\bmodel ?id\b|\barn\b/],
    reason: 'request-refused',
    action: 'repair',
    example: 'rn-invoke-pf-010',
  },
];

/** After the targets' own rules: whatever names a part of the request and complains. */
export const requestPartRules: readonly Rule[] = [
  {
    name: 'request-part-refused',
    sentence: [requestPart, complaint],
    reason: 'parameter-refused',
    action: 'repair',
    example: 'rn-converse-pf-004',
  },
  { name: 'request-too-large', status: [[413, 413]], reason: 'request-refused', action: 'repair', example: 'own-413' },
];
