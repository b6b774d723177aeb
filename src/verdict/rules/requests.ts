/** Our own request is at fault: repaired and asked again; never a statement about the target. */
import { withStreams } from '../../api-names.ts';
import type { Rule } from '../rule.ts';
import { eitherOf, modelNoun, requestPart } from '../vocabulary.ts';

/** Says no. */
const denials = /\bnot\b|\bno\b|\bnor\b|\bonly\b|\bwithout\b|\binstead\b|\blacks?\b/;
/** Asks for something. */
const demands =
  /\brequired?\w*|\bmissing\b|\bmust\b|\bshould\b|\bexpect\w*|\breformat\b|\bremove\b|\bneed(?:s|ed)?\b|\bhas to\b|\bhave to\b|\bcan be\b/;
/** Names a bound, or how it was passed. */
const bounds =
  /\bexceed\w*|\btoo (?:long|large|many|short|big|small|high|low|deep|few|much)\b|\bbelow\b|\babove\b|\bgreater\b|\bless\b|\blower\b|\bhigher\b|\blarger\b|\bshorter\b|\blonger\b|\bmore than\b|\bsmaller\b|\brange\b|\bout of\b|\bover\b|\boutside\b|\bbeyond\b|\bat most\b|\bat least\b|\bcap(?:ped|s)?\b|\bmaximum\b/;
/** There is more than there should be. */
const surplus =
  /\bextraneous\b|\bextra\b|\bunexpected\b|\bduplicate\w*|\bunknown\b|\bconflict\w*|\bsurplus\b|\bsuperfluous\b/;
/** Something is wrong with it. */
const faults =
  /\binvalid\b|\bmalformed\b|\bempty\b|\bblank\b|\bmismatch\w*|\bfail\w*|\bviolat\w*|\breject\w*|\brefus\w*|\bwrong\b|\bincorrect\w*|\bforbidden\b|\bpermitted\b|\berrors?\b|\bbad\b|\billegal\b/;
/** It was taken once. */
const endings = /\bdeprecated\b|\bdropped\b|\bretired\b|\bceased\b|\bdiscontinued\b|\bobsolete\b|\bphased\b/;
/** A complaint of any kind. It decides nothing alone: the sentence must name a part of the request too. */
const complaint = eitherOf(denials, demands, bounds, surplus, faults, endings);

export const requestRules: readonly Rule[] = [
  // Two that come as 403 and are no denial: their words say what in the request the model does not take.
  {
    name: 'caching-refused',
    says: [
      /\bnot (?:\w+ )?(?:allow|support|permit|accept)(?:s|ed|ing)? (?:\w+ )?(?:prompt )?caching\b|\b(?:prompt )?caching is not (?:\w+ )?(?:allowed|supported|permitted|available)\b/,
    ],
    reason: 'parameter-refused',
    action: 'repair',
    example: 'n26-converse-003',
  },
  {
    name: 'request-part-forbidden',
    status: [[403, 403]],
    sentence: [
      requestPart,
      modelNoun,
      /\bnot (?:\w+ )?(?:supported|(?:allowed|permitted) to (?:request|use|set|specify|send|pass|include))\b|\bnot (?:\w+ )?support\b/,
    ],
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
    sentence: [
      /\btokens?\b|\bcontext (?:length|window)\b|\bprompt\b/,
      /\bexceed\w*|\btoo (?:long|large|many|high|low|small|big)\b|\b(?:below|under|less than|lower than|above|over|greater than|more than|at least|at most|minimum|maximum|beyond|surpass\w*|larger|higher)\b|>=?|<=?/,
    ],
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
    says: [
      /\bmessages-(?:api|endpoint|operation)|\b(?:text|prompt) completions?\b|\bcompletions? (?:api|endpoint|format)/,
      /\b(?:use|try|switch|call|migrate|require\w*|needs?|only|instead)\b/,
    ],
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
    sentence: [
      /\bcontent (?:\w+ )?(?:filter\w*|polic(?:y|ies))|\bguardrails?\b|\b(?:acceptable use|usage) polic(?:y|ies)|\bsafety (?:system|filter|polic\w+)/,
      /\b(?:block\w*|filter\w*|flag\w*|violat\w*|reject\w*|refus\w*|interven\w*)\b/,
    ],
    reason: 'content-filtered',
    action: 'repair',
    example: 'own-content-filter-words',
  },
  {
    name: 'malformed-request',
    says: [
      /\bmalformed (?:\w+ )?(?:request|input|body|json|payload)|\b(?:request|input|body|payload|json)(?: \w+){0,3} (?:is|was|are|were|seems|appears)(?: to be)? (?:\w+ )?(?:malformed|not valid|invalid|ill-formed|not well-formed|not (?:be )?parse\w*)|\binvalid (?:\w+ )?(?:request|input|body|payload|json)\b|\breformat your (?:input|request)|\bschema violations?|\b(?:can not|could not|fail\w* to) (?:be )?(?:pars\w+|deserializ\w+|decod\w+)|\bvalidation error$|\brequest (?:\w+ )?(?:can|could) not be (?:parsed|read|understood|validated)/,
    ],
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
