/** Brings the service's words into one plain form, so that rules match what is said and not how it is set. */
import type { Row } from '../types.ts';

/** A message in plain form, whole and cut into sentences: lower case; no quotes, no contractions; ids and paths masked. */
export interface Wording {
  whole: string;
  sentences: readonly string[];
}

type Step = (text: string) => string;

/** What a message says it says at its start: no statement on record is half as long. In characters. */
const longest = 1_000;

/**
 * `Invocation of model ID ‘x.y-1’ isn’t supported.` becomes `invocation of model id {id} is not supported`.
 * Masks: `{id}` model ids and ARNs, `{api}` operations and their paths, `{field}` places in a request body, `{url}`.
 */
export function plainWording(message: string, row: Pick<Row, 'model' | 'profile'>): Wording {
  // Sentences are sometimes set without a blank between them (`is invalid.Check the id`).
  const spaced = message
    .slice(0, longest)
    .normalize('NFKC')
    .replaceAll(/(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])/g, ' ');
  const start = maskTarget(spaced.toLowerCase(), row);
  const whole = steps.reduce((text, step) => step(text), start).trim();
  const sentences = whole.split(/(?<=[.!?;])\s+/).map((sentence) => sentence.replace(/[\s.!?;:,]+$/, ''));
  return { whole, sentences: sentences.filter((sentence) => sentence !== '') };
}

/** The cell's own ids are masked literally: some (`invalid-model-id`) would read as words. */
function maskTarget(text: string, row: Pick<Row, 'model' | 'profile'>): string {
  const ids = [row.profile ?? '', row.model].filter((id) => /[^a-z]/i.test(id) && id.length > 3);
  return ids.reduce((masked, id) => masked.replaceAll(id.toLowerCase(), '{id}'), text);
}

/** First segments of places in a body, such as `messages.0.content` and `toolConfig.tools.7.toolSpec`: not model ids. */
const bodyRoots = [
  'messages?', 'tools?', 'tool_?config', 'tool_?choice', 'tool_?spec', 'tool_?use', 'tool_?result', 'system', 'inputs?', 'content',
  'inference_?config', 'additional_?model_?request_?fields', 'prompt', 'texts?', 'body', 'payload', 'guardrail_?config', 'metadata',
  'output_?config', 'performance_?config', 'response_?format', 'reasoning', 'thinking', 'context_management', 'stream_options',
  '(?:text_?|image_?)?generation_?config', 'request', 'image', 'video', 'document', 'audio', 'cache_?point',
].join('|'); // prettier-ignore

/** In this order: what is masked first cannot be misread later. */
const steps: readonly Step[] = [
  // The marks of typography, and the prefix under which Bedrock passes on a model's own refusal.
  replace(/[\u2018\u2019\u02bc\u2032\u00b4`]/g, "'"),
  replace(/[\u201c\u201d]/g, '"'),
  replace(/[\u200b-\u200d\ufeff]/g, ''),
  replace(/[\s\p{Cc}]+/gu, ' '),
  replace(/^.{0,40}?\bmodel (?:has )?returned (?:the )?(?:following )?errors?\b ?:? ?/g, ''),
  // Places and names.
  replace(/\bhttps?:\/\/[^\s"'<>)]+/g, '{url}'),
  replace(/\barn:aws[\w-]*:[^\s"',;)]*[\w*]/g, '{id}'),
  replace(/#(?:\/[\w~-]+)*(?=[:\s])/g, '{field} '),
  replace(new RegExp(String.raw`\b(?:${bodyRoots})(?:\[\d+\]|\.[\w$-]+)+(?:\.[\w$-]+|\[\d+\])*`, 'g'), '{field}'),
  replace(/(?<![\w.}])\/?(?:openai\/|anthropic\/)?v\d+\/[a-z][a-z0-9/_-]*/g, '{api}'),
  replace(/(?<![\w.}])\/(?:model|async-invoke|chat|responses|messages|converse|invoke)\b[a-z0-9/_{}-]*/g, '{api}'),
  // A dotted name is an id only with a figure or a hyphen in it, as every model id has: `text.format` is a place.
  replace(
    /\b(?:[a-z0-9-]+\/)?(?!e\.g|i\.e)(?=[\w.:/]*[-\d])[a-z][a-z0-9-]*(?:\.[a-z0-9][\w:-]*)+(?:\[\w+\])?/g,
    '{id}',
  ),
  replace(/\b(?!e\.g|i\.e)[a-z]+(?:\.[a-z]\w*)+/g, '{field}'),
  replace(/\bmodels?(?: id)? ['"][\w.:/-]+['"]/g, 'model {id}'),
  replace(/\b(?:start ?)?async ?invoke\b/g, 'asynchronous {api}'),
  replace(/\binvoke ?model ?with ?bidirectional ?stream\b/g, 'bidirectional {api}'),
  replace(/\b(?:invoke ?model ?with ?response|converse[ -]?)[ -]?stream\b/g, 'streaming {api}'),
  replace(/\b(?:invoke ?model|converse|chat[ _/-]?completions?)\b/g, '{api}'),
  replace(/\bmessages (?=apis?\b|endpoint|operation|route)/g, '{api} messages-'),
  replace(/\bcount(?:_|-)?tokens\b/g, '{api}'),
  replace(/\b(?:responses|invoke|count tokens) (?=apis?\b|endpoint|operation|route)/g, '{api} '),
  replace(/\b(openai|with|by|through|via|for|on|using) responses\b(?! (?:from|of|to|that|with))/g, '$1 {api}'),
  // One spelling for each negation.
  replace(/\bcan(?:'?t|not)\b/g, 'can not'),
  replace(/\b(there|it|that|what|here)'s\b/g, '$1 is'),
  replace(/\bwon'?t\b/g, 'will not'),
  replace(/\b(is|are|was|were|does|do|did|has|have|had|could|should|would|must)n'?t\b/g, '$1 not'),
  replace(/\b(?:(?:is|are|was|were) )?(?:unable to|not able to|incapable of)\b/g, 'can not'),
  replace(/(author|recogn|organ)is(?=e|ing|ation)/g, '$1iz'),
  replace(
    /\bun(?=(?:supported|available|authorized|recognized|known|permitted|approved|verified|entitled|subscribed|resolvable|callable)\b)/g,
    'not ',
  ),
  replace(/\bincompatible\b/g, 'not compatible'),
  replace(/\b(?:non-?existent|nonexisting)\b/g, 'not existing'),
  replace(/\bdisallow(?:ed|s)?\b/g, 'not allowed'),
  replace(/\bon[ _-]?demand\b/g, 'on-demand'),
  // Quotes hold nothing that the masks have not taken.
  replace(/['"]/g, ''),
  replace(/ {2,}/g, ' '),
];

function replace(pattern: RegExp, by: string): Step {
  return (text) => text.replaceAll(pattern, by);
}
