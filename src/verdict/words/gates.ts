/** The words of gates on the account. A line with an id is from that reply of test/verdict/replies.json; the others are rewordings. */
import { anyOf, oneOf, phrases, upTo } from '../../text/phrases.ts';

const wordOrId = String.raw`[\w{}]+`;

export const account = anyOf('accounts?', 'organi[sz]ations?', 'subscriber');

/** Closed to the account. */
export const shut = phrases(
  `not ${upTo(4, wordOrId)}${oneOf(
    'authorized', // rn-converse-bl-007
    'available', // rn-converse-bl-009, own-gate-401
    'invoke|call|use|access|able', // n26-invoke-003
    'allowed|permitted|permission|entitled|eligible|granted|included|approved|qualified',
    'enabled|activated|verified',
  )}`,
  `can not (?:be )?${upTo(2)}${oneOf('use|used', 'access\\w*', 'invoke\\w*', 'call\\w*', 'perform\\w*')}`,
  'restrict\\w*|suspend\\w*|deactivat\\w*|isolat\\w*|blocked|closed|disabled|on hold',
  'den(?:y|ied)|lacks?|no (?:access|permission)',
  'verif(?:y|ied|ication)|under review',
);

/** A Legacy model that the account did not use of late. */
export const unused = phrases(
  `not ${upTo(4, String.raw`[\w']+`)}${oneOf(
    'actively', // rn-converse-bl-004
    'used|using|use', // rn-converse-bl-004
    'active|invoked|called',
  )}`,
  'access (?:is |has been |was )?denied', // rn-converse-bl-004
  'den(?:y|ied)',
  'inactiv\\w+|unused|idle|lock\\w*',
  `no ${upTo(2)}(?:use|usage|activity)`,
  `no longer ${upTo(2)}access\\w*`,
);

/** The agreement with the Marketplace is being made. */
export const agreementPending = phrases(
  'pending|try again (?:after|in)', // own-marketplace-pending
  'in progress|processing|not yet',
  'being (?:set up|processed|created|completed)\\w*',
  `not ${upTo(1)}(?:complete|completed|finished|ready|finali[sz]ed)`,
  `can not be ${upTo(1)}complet\\w+`,
);

export const agreement = phrases(
  'marketplace', // own-marketplace
  'model\\b.*\\bsubscri(?:be|ption)', // own-marketplace
  'subscri(?:be|ption)\\b.*\\bmodel|not subscribed',
  `(?:model|end[ -]user|license|licence) ${upTo(1)}agreement|eula`,
  'agreement\\b.*\\bmodel|model\\b.*\\bagreement',
);

export const places = phrases(
  'countr(?:y|ies)|territor(?:y|ies)', // rn-invoke-bl-010
  'jurisdictions?|your location|sanction\\w*',
  'geograph(?:y|ies|ic\\w*) (?:location\\w*|restrict\\w*)',
);

/** Says no to a place. */
export const keptOut = phrases(
  'not', // rn-invoke-bl-010
  'restrict\\w*|prohibit\\w*|forbid\\w*|block\\w*|refuse\\w*|den(?:y|ied)',
  'only|outside|no access',
);

/** IAM says no: in its own sentence, by the kind of its policy, or by the action that is missing. */
export const deniedByIam = phrases(
  `(?:not|no) ${upTo(1)}${oneOf(
    'authorized', // rn-converse-bl-014
    'authorization|permitted|permission|permissions|allowed|entitled',
  )} to ${oneOf(
    'perform', // rn-converse-bl-014
    'execute|call|carry|run|do|make|take|use|invoke',
  )}`,
  'because no [\\w-]+ polic\\w*', // cp-list-foundation-models-bl-002
  '(?:identity|iam)[ -](?:based )?polic(?:y|ies)', // rn-invoke-stream-bl-003
  'explicit(?:ly)? den(?:y|ied|ies|ial)', // n26-invoke-stream-004
  'bedrock(?:-mantle)?:(?:\\{api\\}|[a-z])\\w*', // rn-converse-bl-014
);

/** The second half of "does not exist, or you may not access it". */
export const orDenied = phrases(
  `(?:or|and)(?: (?:that |perhaps |maybe |else )?(?:you|your|this|the) ${upTo(3)}| )${oneOf(
    'not',
    'no|lacks?|without',
  )} ${upTo(4)}${oneOf(
    'access\\w*', // own-missing-or-denied
    'authorized\\w*|permission\\w*|permitted\\w*|allowed\\w*|entitled\\w*',
  )}`,
);

const permission = oneOf('access|permissions?|privileges?|rights?|authorization');
/** n26-converse-008: "You do not have sufficient access to perform this action." */
export const insufficientAccess = phrases(
  `(?:not have|without|lacks?|lacking) (?:sufficient|enough|adequate|the (?:required|necessary|needed)) ${permission}`,
  `insufficient ${permission}`,
);

export const noModelAccess = phrases(
  `not ${upTo(4)}${oneOf(
    'access', // rn-invoke-bl-001
    'granted|entitled',
  )}`,
  `(?:no|lacks?|without|denied) ${upTo(1)}access`,
  `access ${upTo(5, wordOrId)}(?:(?:is|was|has been) )?${oneOf(
    'denied\\w*|missing\\w*',
    `not ${upTo(1)}${oneOf('granted|given|enabled|approved|available|permitted|allowed')}\\w*`,
  )}`,
  'request(?:ing)? (?:model )?access|model access',
);

const operation = oneOf('operation|action|call|request|api call|api operation|operation requested');
/** "(Sorry, the requested) operation (requested) is (currently) not (allowed) (at this time)". */
const operationRefused = [
  '(?:error: |sorry,? )?(?:(?:the|this|that|your|requested|such|an?) ){0,2}',
  operation,
  '(?: (?:requested|you requested|attempted|in question))?,? (?:is|was|has been|can)? ?(?:currently )?',
  '(?:not|forbidden|prohibited|disallowed|refused)(?: (?:be )?(?:allowed|permitted|performed|authorized))?',
  '(?: (?:here|at this time|currently|now))?',
].join('');
/** "You may not (be permitted to) perform this operation". */
const youMayNot = [
  'you (?:are|can|may) not (?:(?:be )?(?:allowed|permitted|authorized) to )?',
  `(?:perform|do|carry out|run) (?:this|the|that) ${upTo(1)}(?:operation|action|call)`,
].join('');
/** The whole of a reply that refuses and does not say why: own-operation-not-allowed. */
export const notAllowed = new RegExp(
  `^${oneOf(operationRefused, 'not (?:allowed|permitted) (?:operation|action)', youMayNot)}[.!]*$`,
);
