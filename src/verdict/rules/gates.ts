/** Gates on the account or the principal: it would work for another one. Wording decides, since the service puts gates under 400, 401, 403 and 404 alike. */
import type { Rule } from '../rule.ts';
import { absent, anyOf, apiNoun, requestPart } from '../vocabulary.ts';

const account = anyOf('accounts?', 'organi[sz]ations?', 'subscriber');
const shut =
  /\bnot (?:[\w{}]+ ){0,4}?(?:authorized|allowed|permitted|available|enabled|entitled|eligible|approved|activated|verified|granted|qualified|included|able|access|use|invoke|call|permission)\b|\bcan not (?:be )?(?:\w+ ){0,2}?(?:use|used|access\w*|invoke\w*|call\w*|perform\w*)\b|\brestrict\w*|\bsuspend\w*|\bblocked\b|\bdeactivat\w*|\bon hold\b|\bden(?:y|ied)\b|\bclosed\b|\bisolat\w*|\bdisabled\b|\blacks?\b|\bno (?:access|permission)\b|\bverif(?:y|ied|ication)\b|\bunder review\b/;

export const gateRules: readonly Rule[] = [
  {
    name: 'legacy-lock',
    says: [
      /\blegacy\b/,
      /\bnot (?:[\w']+ ){0,4}?(?:us(?:e|ed|ing)|active|actively|invoked|called)\b|\baccess (?:is |has been |was )?denied\b|\bdenied access\b|\binactiv\w+|\block\w*|\bunused\b|\bidle\b|\bno (?:\w+ ){0,2}?(?:use|usage|activity)\b|\bno longer (?:\w+ ){0,2}?access|\bden(?:y|ied)\b/,
    ],
    unless: [/\b(?:prompt|request|body|message) format\b|\blegacy (?:prompt|format|api|completions?)\b/],
    reason: 'legacy-locked',
    action: 'done',
    example: 'rn-converse-bl-004',
  },
  {
    name: 'use-case-exception',
    kinds: ['ftuformnotfilled'],
    reason: 'use-case-form',
    action: 'done',
    example: 'rn-any-bl-002',
  },
  {
    name: 'use-case-form',
    says: [
      /\buse[ -]?cases?\b/,
      /\bform\b|\bdetails?\b|\bsubmi\w+|\bfill\w*|\bcomplet\w+|\binformation\b|\bquestionnaire\b|\bprovid\w+/,
    ],
    reason: 'use-case-form',
    action: 'done',
    example: 'rn-converse-stream-bl-001',
  },
  {
    name: 'data-retention',
    says: [/\b(?:data[ -])?retention\b/, /\b(?:mode|setting|policy|data|account|opt\w*|config\w*)\b/],
    unless: [/\bstore\b/],
    reason: 'data-retention',
    action: 'done',
    example: 'rn-converse-stream-bl-006',
  },
  {
    name: 'payment',
    says: [
      /\binvalid_payment_instrument\b|\bpayment\b|\bbilling\b|\bpast due\b|\boverdue\b|\bcredit card\b|\bunpaid\b|\binvoice/,
    ],
    reason: 'payment',
    action: 'done',
    example: 'own-payment',
  },
  { name: 'payment-required', status: [[402, 402]], reason: 'payment', action: 'done', example: 'own-402' },
  {
    name: 'marketplace-permission',
    says: [/\baws-marketplace:|\bmarketplace actions?\b/],
    reason: 'marketplace-agreement',
    action: 'done',
    example: 'rn-converse-bl-002',
  },
  {
    name: 'marketplace-pending',
    says: [
      /\bmarketplace\b|\bsubscription\b|\bagreement\b/,
      /\bpending\b|\bin progress\b|\bbeing (?:set up|processed|created|completed)|\bprocessing\b|\bnot (?:\w+ )?(?:complete|completed|finished|ready|finali[sz]ed)\b|\bcan not be (?:\w+ )?complet\w+|\btry again (?:after|in)\b|\bnot yet\b/,
    ],
    unless: [/\bper (?:minute|second|day)\b/],
    reason: 'marketplace-pending',
    action: 'done',
    example: 'own-marketplace-pending',
  },
  {
    name: 'marketplace-agreement',
    says: [
      /\bmarketplace\b|\b(?:model|end[ -]user|license|licence) (?:\w+ )?agreement\b|\beula\b|\bagreement\b.*\bmodel\b|\bmodel\b.*\bagreement\b|\bnot subscribed\b|\bsubscri(?:be|ption)\b.*\bmodel\b|\bmodel\b.*\bsubscri(?:be|ption)\b/,
    ],
    reason: 'marketplace-agreement',
    action: 'done',
    example: 'own-marketplace',
  },
  {
    name: 'unsupported-country',
    kinds: ['unsupportedcountryregionterritory'],
    reason: 'geography-restricted',
    action: 'done',
    example: 'own-country-code',
  },
  {
    name: 'country-not-allowed',
    sentence: [
      /\bcountr(?:y|ies)\b|\bterritor(?:y|ies)\b|\bjurisdictions?\b|\bgeograph(?:y|ies|ic\w*) (?:location|restrict\w*)|\bsanction\w*|\byour location\b/,
      /\bnot\b|\brestrict\w*|\bden(?:y|ied)\b|\bprohibit\w*|\bforbid\w*|\bblock\w*|\bonly\b|\brefuse\w*|\bno access\b|\boutside\b/,
    ],
    reason: 'geography-restricted',
    action: 'done',
    example: 'rn-invoke-bl-010',
  },
  {
    name: 'project-permission',
    says: [/\bbedrock-mantle:createinference\b|\bcreateinference\b/],
    reason: 'project-permission',
    action: 'done',
    example: 'own-create-inference',
  },
  {
    name: 'iam-denial',
    says: [
      /\b(?:not|no) (?:\w+ )?(?:authorized|authorization|permitted|permission|permissions|allowed|entitled) to (?:perform|execute|call|carry|run|do|make|take|use|invoke)\b|\bbecause no [\w-]+ polic|\b(?:identity|iam)[ -](?:based )?polic(?:y|ies)\b|\bexplicit(?:ly)? den(?:y|ied|ies|ial)\b|\bbedrock(?:-mantle)?:(?:\{api\}|[a-z]+)/,
    ],
    unless: [/\baccount (?:is|was|has) not\b|\baccount (?:\w+ ){0,2}?not authorized\b/, absent],
    reason: 'iam-denied',
    action: 'done',
    example: 'rn-converse-bl-014',
  },
  // The account has not signed up for the service; no Region is meant (user guide, API error codes, read 2026-11).
  {
    name: 'service-subscription',
    kinds: ['optinrequired'],
    says: [/\bsubscri\w+|\bsign(?:ed)? up\b/],
    unless: [/\bregions?\b/],
    reason: 'account-restricted',
    action: 'done',
    example: 'n26-converse-005',
  },
  {
    name: 'region-opt-in',
    kinds: ['optinrequired', 'regiondisabled'],
    reason: 'region-not-enabled',
    action: 'done',
    example: 'own-opt-in',
  },
  {
    name: 'region-not-enabled',
    sentence: [
      /\bregions?\b/,
      /\bnot (?:\w+ ){0,2}?(?:enabled|activated|opted|switched on|turned on)\b|\bopt(?:ed)?[ -]?in\b|\bdisabled\b/,
    ],
    unless: [/\bmodels?\b|\{id\}/],
    reason: 'region-not-enabled',
    action: 'done',
    example: 'own-region-disabled',
  },
  {
    name: 'missing-or-denied',
    says: [
      /\b(?:or|and)\b(?: (?:that |perhaps |maybe |else )?(?:you|your|this|the) (?:\w+ ){0,3}?| )(?:not|no|lacks?|without)(?: (?:\w+ ){0,4}?)(?:access|authorized|permission|permitted|allowed|entitled)/,
      absent,
    ],
    reason: 'absent-or-denied',
    action: 'done',
    example: 'own-missing-or-denied',
  },
  // On mantle a 401 is the word of one base path, and the other may serve the model (TanStack/ai#1270, 2026-08-30).
  {
    name: 'gate-on-this-base',
    endpoint: 'bedrock-mantle',
    status: [[401, 401]],
    sentence: [anyOf('accounts?', 'organi[sz]ations?', 'you', 'models?', String.raw`\{id\}`), shut],
    unless: [absent, /\bnot (?:\w+ ){0,2}?(?:enabled|activated|switched on|turned on)\b|\bguardrail/],
    reason: 'account-restricted',
    action: 'reroute',
    example: 'own-gate-401',
  },
  // It is the account that may not, and no request for access to the model helps.
  {
    name: 'models-closed-to-account',
    sentence: [
      /\baccess to (?:[\w{}.-]+ ){0,4}?models? (?:is|are|has|have) not (?:\w+ )?(?:allowed|permitted|available|enabled|open|offered)\b/,
      account,
    ],
    unless: [absent],
    reason: 'account-restricted',
    action: 'done',
    example: 'n26-converse-007',
  },
  // AWS's usual words for a denial, under whatever exception they come (API reference, CommonErrors, read 2026-11).
  {
    name: 'insufficient-access',
    says: [
      /\b(?:not have|without|lacks?|lacking) (?:sufficient|enough|adequate|the (?:required|necessary|needed)) (?:access|permissions?|privileges?|rights?|authorization)\b|\binsufficient (?:access|permissions?|privileges?|rights?|authorization)\b/,
    ],
    unless: [/\b(?:bucket|s3|file|object|image|url)\b/],
    reason: 'access-denied',
    action: 'done',
    example: 'n26-converse-008',
  },
  {
    name: 'no-model-access',
    says: [
      /\bmodels?\b|\{id\}/,
      /\bnot (?:\w+ ){0,4}?(?:access|granted|entitled)\b|\bno (?:\w+ )?access\b|\blacks? (?:\w+ )?access\b|\baccess (?:[\w{}]+ ){0,5}?(?:(?:is|was|has been) )?(?:denied|missing|not (?:\w+ )?(?:granted|given|enabled|approved|available|permitted|allowed))|\bdenied (?:\w+ )?access\b|\brequest(?:ing)? (?:model )?access\b|\bwithout (?:\w+ )?access\b|\bmodel access\b/,
    ],
    unless: [/\b(?:bucket|s3|file|object|image|url)\b/],
    reason: 'model-access-denied',
    action: 'done',
    example: 'rn-invoke-bl-001',
  },
  {
    // Seen on a base path that does not serve the model, where the other one answers 200.
    name: 'mantle-not-enabled',
    endpoint: 'bedrock-mantle',
    says: [/\bberm\b|\bnot (?:\w+ ){0,2}?(?:enabled|activated|switched on|turned on)\b/],
    unless: [absent, apiNoun, requestPart],
    reason: 'account-not-enabled',
    action: 'reroute',
    example: 'own-berm',
  },
  {
    name: 'account-shut',
    sentence: [account, shut],
    unless: [absent, /\bguardrail|\bbucket\b|\bprompt router\b/],
    reason: 'account-restricted',
    action: 'done',
    example: 'rn-converse-bl-009',
  },
  {
    name: 'account-shut-by-support',
    says: [
      /\b(?:create|open|file|raise|submit) (?:a |an )?(?:\w+ )?(?:support )?(?:case|ticket|request)\b|\bcontact (?:aws|amazon) sales\b/,
    ],
    unless: [/\bper (?:minute|second|day)\b|\bquota\b/],
    reason: 'account-restricted',
    action: 'done',
    example: 'own-support-case',
  },
  {
    // The whole of what the service says to accounts it holds back, under a ValidationException.
    name: 'operation-not-allowed',
    says: [
      /^(?:error: |sorry,? )?(?:(?:the|this|that|your|requested|such|an?) ){0,2}(?:operation|action|call|request|api call|api operation|operation requested)(?: (?:requested|you requested|attempted|in question))?,? (?:is|was|has been|can)? ?(?:currently )?(?:not|forbidden|prohibited|disallowed|refused)(?: (?:be )?(?:allowed|permitted|performed|authorized))?(?: (?:here|at this time|currently|now))?[.!]*$|^not (?:allowed|permitted) (?:operation|action)[.!]*$|^you (?:are|can|may) not (?:(?:be )?(?:allowed|permitted|authorized) to )?(?:perform|do|carry out|run) (?:this|the|that) (?:\w+ )?(?:operation|action|call)[.!]*$/,
    ],
    reason: 'account-restricted',
    action: 'done',
    example: 'own-operation-not-allowed',
  },
  {
    name: 'service-quota',
    kinds: ['servicequotaexceeded', 'servicequota', 'quotaexceeded'],
    unless: [
      /\bper (?:minute|second|hour)\b|\bwait\b|\brate\b|\btry again\b|\bslow\b|\bthrottl|\btoo (?:many|much|fast)\b/,
    ],
    reason: 'quota-exceeded',
    action: 'done',
    example: 'rn-invoke-bl-014',
  },
];
