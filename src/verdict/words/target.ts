/** What a sentence in plain wording can be about: our request, an API, a model; and the ways to say no. */

import { anyOf, oneOf, upTo } from '../../text/phrases.ts';

/**
 * The separating principle of "X doesn't support Y": a sentence that names a part of a request is about our request, whatever
 * else it names; only one that names none can be about the API or the model.
 */
export const requestPart = anyOf(
  String.raw`\{field\}`, // rn-count-tokens-pf-001
  // A member of the body, by any of its names.
  'fields?|param(?:eter)?s?|argument\\w*|attribute\\w*|propert(?:y|ies)', // rn-converse-pf-004
  'options?|settings?|keys?|values?|headers?|flags?', // n26-invoke-stream-002, rn-converse-pf-016
  'inputs?|bod(?:y|ies)|payloads?|json|schemas?|formats?|syntax|enum', // rn-invoke-pf-012, n26-chat-completions-010
  '[a-z]+(?:_[a-z]+)+(?<!_(?:error|exception|api|endpoint|route|throughput))', // rn-converse-stream-pf-005
  // The conversation.
  'contents?|(?:content |text |image |video |document |tool |cache )?blocks?|turns?|roles?', // rn-converse-pf-008
  'system(?: \\w+)? (?:prompts?|messages?|instructions?|roles?|texts?)', // n26-invoke-stream-002
  'prompts?|prefill\\w*|(?:user |assistant |system )?messages?', // n26-converse-037
  // What it may hold besides text.
  'modalit(?:y|ies)|documents?|pdfs?|attachments?|s3 ?uri', // ro-chat-completions-pf-001
  'images?(?! (?:\\w+ )?models?)|videos?(?! (?:\\w+ )?models?)|audio(?! (?:\\w+ )?models?)', // n26-converse-022
  // What it may ask for.
  'tools?|tool[ _]?(?:use|calls?|calling|choice|config|spec|results?)', // rn-converse-pf-012
  'functions?(?: calling)?|json mode|guardrails?|caching|cache[ _]?(?:point|control)s?|beta(?: \\w+)?', // rn-invoke-stream-pf-005
  'thinking(?! models?)|reasoning(?: effort)?(?! models?)|effort|verbosity', // n26-invoke-stream-001
  // Parameters.
  'temperature|top ?[pk]|seed|log ?probs?|penalt(?:y|ies)|stop ?sequences?', // rn-converse-stream-pf-003
  '(?:max(?:imum)?|min(?:imum)?)(?: (?:number of )?(?:new |output |completion )?tokens?| ?tokens?| length| ?items)',
  'service ?tier|(?:latency|performance) (?:performance )?configurations?|store|background|metadata', // n26-converse-103
);

/** Something the service does, as opposed to something we send. */
const apiWords = oneOf(
  String.raw`\{api\}(?: messages-\w+)?`, // ma-responses-un-003
  'apis?|operations?|actions?|methods?|interfaces?|calls?|invocations?', // ma-chat-completions-un-003
  'endpoints?|routes?|paths?|bedrock-(?:runtime|mantle)', // ma-chat-completions-un-004
  'stream(?:ing|ed|s)?|inference(?! profiles?)',
  'count(?:ing)?(?: of)? tokens|token[ -]count(?:ing|s)?', // rn-count-tokens-un-001
);
const modelWords = oneOf('models?', String.raw`\{id\}`, 'inference profiles?|profiles?');
const targetWords = oneOf(apiWords, modelWords);

export const apiNoun = anyOf(apiWords);
export const modelNoun = anyOf(modelWords);

/** Words that may stand between a noun and its verb without becoming the subject themselves. */
const filler = `(?: ${oneOf(
  'that|which|you|we|have|has|been|in|your|our|the|this|a|an|for|of|on|at|by|with|to|from|itself|currently|also|still',
  'provided|supplied|specified|requested|given|selected|named|called|chosen|asked|requests?',
  'ids?|identifiers?|names?|versions?|class|family|type|mode|chat|completions?|converse',
  String.raw`[\w-]*\d[\w-]*`,
  targetWords,
)}){0,12}`;
/** Words that may stand before the noun that is meant: no preposition, or the noun is another one's place. */
const before = `(?:${oneOf(
  'the|this|that|these|those|any|such|a|an|our|its|being|used|called|invoked|calling|requests?|use|access',
  'to|on|with|for|by|through|via|under|over|in|of|from|as|using|synchronous|combination',
)} ){0,5}(?:(?!(?:on|in|for|with|by|at|via|through|when|while|if|and|or|unless) )[\\w-]+ ){0,2}?`;
const auxiliary = `(?: ${oneOf(
  'is|are|was|were|has|have|had|can|could|may|must|will|would|does|do|did|be|been|being|currently|also|just|simply',
)}){0,5}`;
const object = `${before}${targetWords}`;
/** What a refusal is bound to must be the API or the model again; without such a tie it speaks of the subject. */
const tied = `(?! (?:with|for|by|to|when|while|if|unless|using|without) (?!${object}(?![\\w-])))`;

/** What is not done to it: "is not supported". */
const participle = oneOf(
  'supported|served|offered|available|exposed|implemented|accepted|handled|answered|allowed|permitted|enabled',
  'usable|callable|invocable|invokable|reachable|applicable|compatible|eligible|capable|possible|valid|suitable|suited',
  'meant|designed|intended|used?|called?|invoked?|run|reached|streamed|counted|performed|works?|working',
);
/** What it does not do: "does not support". */
const verb = oneOf(
  'support|serve|offer|accept|answer|handle|expose|implement|provide|take|process|perform|run|respond to|have',
);
/** What it only does: "is only available through". */
const onlyVerb = oneOf(
  'supports?|supported|accepts?|works?|available|usable|callable|called|invoked|used|reachable|served|serves?|answers?',
);
/** What the API or the model stands with. */
const link = oneOf('by|on|with|through|via|for|over|using|in|to');

/**
 * A sentence that refuses an API or a model as such: its subject is one of them, and so is what it says no to. A refusal of
 * anything else ("latency settings are not supported for this model") is no statement about the target.
 */
export const refused = anyOf(
  `${targetWords}${filler},?(?: and)?${auxiliary} not ${upTo(3)}${participle}${tied}`, // own-model-not-supported
  `${targetWords}${filler},?${auxiliary} not ${upTo(2)}${verb}(?:s|ed|ing)? (?!no\\b)${object}`, // ma-chat-completions-un-003
  `${targetWords}${filler}${auxiliary} (?:lacks?|has no|have no|offers? no|is without|rejects?|refuses?)(?: (?:any|native))?(?: support)?(?: for)? ${object}`,
  `${targetWords}${filler}${auxiliary} only(?: be)?(?: \\w+)? ${onlyVerb}(?: ${link})? ${object}`,
  `(?:can|may|could|must) not (?:be )?(?:use|call|invoke|stream|run|send)(?:ed|d)? ${object}${tied}`,
  'can not (?:be )?stream(?:ed)?',
  `only (?:[\\w-]+ ){0,3}?${modelWords} (?:is|are|can be|may be) (?:\\w+ )?(?:supported|served|used|called|available|accepted)(?: (?:by|on|with|through|via|for|in))? ${object}`,
  `${apiWords}(?: [\\w{},-]+){0,12}? ${modelWords}${filler}${auxiliary} not (?:\\w+ )?(?:support|serve|offer|accept)$`,
  `${targetWords}${filler}${auxiliary} not (?:one|among|something)\\b.{0,30}\\bsupport(?:s|ed)?`,
  `${targetWords}${filler}${auxiliary} not (?:an? )?(?:\\w+ )?(?:valid|supported|possible|available) (?:option )?(?:for|on|with|by|through|in) ${object}`,
  `(?<=^|[:;,] |there is |there are )(?:not (?:supported|available|served|compatible|valid)|(?:does |do )?not support|no support)(?: (?:for|on|by|with|in|through))? ${object}`, // ma-responses-un-003
);

/** The service's ways to say that there is no such thing. */
export const absent = anyOf(
  `not ${upTo(2, String.raw`[\w{}]+`)}${oneOf(
    'exist(?:s|ing)?|found|known|listed|registered|deployed|hosted|present|part of|among', // rn-invoke-stream-un-008
    'recognized|resolved?|resolvable|located?|identif(?:y|ied)|match(?:es|ed)?|correspond|refer',
  )}`,
  // rn-invoke-un-006
  `(?:can|could) not (?:be )?${oneOf(
    'find|found|resolved?|locate[d]?|identif(?:y|ied)|match(?:ed)?|recognized?|mapped|map|determined?',
  )}`,
  'fail(?:s|ed|ure) (?:to )?(?:find|resolv(?:e|ing)|locat(?:e|ing)|identify|recogni[sz]e)',
  'no such|there is no|unknown|does not have (?:a|any) model',
  `no ${upTo(1)}(?:model|profile)s? ${upTo(3)}(?:named|called|with|by|for|match\\w*|found|exists?|known)`,
);
