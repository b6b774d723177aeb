/** Amazon Nova's chat body: that of Converse; content is always an array of blocks. */
import { isObject } from '../../protocols/fields.ts';
import { converse } from '../../protocols/converse.ts';
import { budget } from '../../protocols/protocol.ts';
import type { Json } from '../../types.ts';
import type { BodyFormat } from '../body-format.ts';
import { passedThrough } from '../passed-through.ts';
import { kept, translated } from '../translated.ts';

/**
 * The fields of Converse that it has too (Nova user guide, "Complete request schema"; Nova 2 adds `reasoningConfig`). What Converse
 * hands on to the model stands here beside them; output by a schema, guardrails and tiers are Converse's own.
 */
const fields = {
  ...kept('messages'),
  ...kept('system'),
  ...kept('inferenceConfig'),
  ...kept('toolConfig'),
  additionalModelRequestFields: (value: Json) => (isObject(value) ? value : undefined),
};

export const novaMessages: BodyFormat = {
  name: 'nova-messages',
  body: (words) => converse.request({ words, tokens: budget }),
  fields: (request) => translated(request, fields),
  ...passedThrough('converse', {
    isOver: ({ stopReason }) => stopReason !== undefined,
    // An event stands in its chunk under its name.
    events: (chunk) => Object.entries(chunk).flatMap(([name, data]) => (isObject(data) ? [{ name, data }] : [])),
  }),
};
