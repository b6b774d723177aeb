/** What a sentence in plain wording can be about: our request, an API, a model; and the ways to say no. */

/** One expression out of several, at word borders. */
export function anyOf(...phrases: string[]): RegExp {
  return new RegExp(`(?<![\\w-])(?:${phrases.join('|')})(?![\\w-])`);
}

/** One expression out of several lists of words. */
export function eitherOf(...lists: readonly RegExp[]): RegExp {
  return new RegExp(lists.map(({ source }) => source).join('|'));
}

/**
 * The separating principle of "X doesn't support Y": a sentence that names a part of a request is about our request, whatever
 * else it names; only one that names none can be about the API or the model.
 */
export const requestPart = anyOf(
  String.raw`\{field\}`,
  'fields?', 'param(?:eter)?s?', 'argument\\w*', 'attribute\\w*', 'propert(?:y|ies)', 'options?', 'settings?', 'keys?', 'values?', 'headers?',
  'inputs?', 'bod(?:y|ies)', 'payloads?', 'json', 'schemas?', 'formats?', 'syntax', 'enum',
  'contents?', '(?:content |text |image |video |document |tool |cache )?blocks?', 'turns?', 'roles?', 'modalit(?:y|ies)',
  'system(?: \\w+)? (?:prompts?|messages?|instructions?|roles?|texts?)', 'prompts?', 'prefill\\w*', '(?:user |assistant |system )?messages?',
  'images?(?! (?:\\w+ )?models?)', 'documents?', 'videos?(?! (?:\\w+ )?models?)', 'audio(?! (?:\\w+ )?models?)', 'pdfs?', 'attachments?', 's3 ?uri',
  'tools?', 'tool[ _]?(?:use|calls?|calling|choice|config|spec|results?)', 'functions?(?: calling)?', 'json mode',
  'thinking(?! models?)', 'reasoning(?: effort)?(?! models?)', 'effort', 'caching', 'cache[ _]?(?:point|control)s?', 'guardrails?', 'beta(?: \\w+)?', 'flags?', 'stop ?sequences?',
  'temperature', 'top ?[pk]', '(?:max(?:imum)?|min(?:imum)?)(?: (?:number of )?(?:new |output |completion )?tokens?| ?tokens?| length| ?items)',
  'seed', 'log ?probs?', 'penalt(?:y|ies)', 'verbosity', 'service ?tier', 'store', 'background', 'metadata',
  '[a-z]+(?:_[a-z]+)+(?<!_(?:error|exception|api|endpoint|route|throughput))',
); // prettier-ignore

/** Something the service does, as opposed to something we send. */
const apiWords = String.raw`(?:\{api\}(?: messages-\w+)?|apis?|operations?|actions?|endpoints?|routes?|paths?|methods?|interfaces?|calls?|invocations?|stream(?:ing|ed|s)?|inference(?! profiles?)|count(?:ing)?(?: of)? tokens|token[ -]count(?:ing|s)?|bedrock-(?:runtime|mantle))`;
const modelWords = String.raw`(?:models?|\{id\}|inference profiles?|profiles?)`;
const targetWords = `(?:${apiWords}|${modelWords})`;

export const apiNoun = anyOf(apiWords);
export const modelNoun = anyOf(modelWords);

/** Words that may stand between a noun and its verb without becoming the subject themselves. */
const filler = String.raw`(?: (?:that|which|you|we|have|has|been|provided|supplied|specified|requested|given|selected|named|called|chosen|asked|in|your|our|the|this|a|an|requests?|for|of|on|at|by|with|to|from|ids?|identifiers?|names?|versions?|chat|completions?|converse|mode|itself|currently|also|still|class|family|type|[\w-]*\d[\w-]*|${targetWords})){0,12}`;
/** Words that may stand before the noun that is meant: no preposition, or the noun is another one's place. */
const before = String.raw`(?:(?:the|this|that|these|those|any|such|a|an|our|its|being|used|called|invoked|calling|requests?|use|access|to|on|with|for|by|through|via|under|over|in|of|from|as|using|synchronous|combination) ){0,5}(?:(?!(?:on|in|for|with|by|at|via|through|when|while|if|and|or|unless) )[\w-]+ ){0,2}?`;
const auxiliary =
  '(?: (?:is|are|was|were|has|have|had|can|could|may|must|will|would|does|do|did|be|been|being|currently|also|just|simply)){0,5}';
const object = `${before}${targetWords}`;
/** What a refusal is bound to must be the API or the model again; without such a tie it speaks of the subject. */
const tied = `(?! (?:with|for|by|to|when|while|if|unless|using|without) (?!${object}(?![\\w-])))`;

/**
 * A sentence that refuses an API or a model as such: its subject is one of them, and so is what it says no to. A refusal of
 * anything else ("latency settings are not supported for this model") is no statement about the target.
 */
export const refused = anyOf(
  `${targetWords}${filler},?(?: and)?${auxiliary} not (?:\\w+ ){0,3}?(?:supported|served|offered|available|compatible|usable|callable|invocable|invokable|eligible|exposed|implemented|accepted|handled|answered|reachable|applicable|suitable|suited|valid|meant|designed|intended|capable|possible|used?|called?|invoked?|run|reached|streamed|counted|performed|works?|working|allowed|permitted|enabled)${tied}`,
  `${targetWords}${filler},?${auxiliary} not (?:\\w+ ){0,2}?(?:support|serve|offer|accept|answer|handle|expose|implement|provide|take|process|perform|run|respond to|have)(?:s|ed|ing)? (?!no\\b)${object}`,
  `${targetWords}${filler}${auxiliary} (?:lacks?|has no|have no|offers? no|is without|rejects?|refuses?)(?: (?:any|native))?(?: support)?(?: for)? ${object}`,
  `${targetWords}${filler}${auxiliary} only(?: be)?(?: \\w+)? (?:supports?|supported|accepts?|works?|available|usable|callable|called|invoked|used|reachable|served|serves?|answers?)(?: (?:by|on|with|through|via|for|over|using|in|to))? ${object}`,
  `(?:can|may|could|must) not (?:be )?(?:use|call|invoke|stream|run|send)(?:ed|d)? ${object}${tied}`, 'can not (?:be )?stream(?:ed)?',
  `only (?:[\\w-]+ ){0,3}?${modelWords} (?:is|are|can be|may be) (?:\\w+ )?(?:supported|served|used|called|available|accepted)(?: (?:by|on|with|through|via|for|in))? ${object}`,
  `${apiWords}(?: [\\w{},-]+){0,12}? ${modelWords}${filler}${auxiliary} not (?:\\w+ )?(?:support|serve|offer|accept)$`,
  `${targetWords}${filler}${auxiliary} not (?:one|among|something)\\b.{0,30}\\bsupport(?:s|ed)?`,
  `${targetWords}${filler}${auxiliary} not (?:an? )?(?:\\w+ )?(?:valid|supported|possible|available) (?:option )?(?:for|on|with|by|through|in) ${object}`,
  `(?<=^|[:;,] |there is |there are )(?:not (?:supported|available|served|compatible|valid)|(?:does |do )?not support|no support)(?: (?:for|on|by|with|in|through))? ${object}`,
); // prettier-ignore

/** The service's ways to say that there is no such thing. */
export const absent = anyOf(
  'not (?:[\\w{}]+ ){0,2}?(?:exist(?:s|ing)?|found|recognized|known|resolved?|located?|identif(?:y|ied)|listed|registered|deployed|hosted|present|match(?:es|ed)?|correspond|refer|resolvable|part of|among)',
  '(?:can|could) not (?:be )?(?:find|found|resolved?|locate[d]?|identif(?:y|ied)|match(?:ed)?|recognized?|mapped|map|determined?)',
  'fail(?:s|ed|ure) (?:to )?(?:find|resolv(?:e|ing)|locat(?:e|ing)|identify|recogni[sz]e)', 'no such', 'no (?:\\w+ )?(?:model|profile)s? (?:\\w+ ){0,3}?(?:named|called|with|by|for|match\\w*|found|exists?|known)',
  'unknown', 'does not have (?:a|any) model', 'there is no',
); // prettier-ignore
