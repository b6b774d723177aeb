/** Amazon Nova's chat body: that of Converse; content is always an array of blocks. */
import { isObject } from '../../protocols/fields.ts';
import { converse } from '../../protocols/converse.ts';
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';
import { passedThrough } from '../passed-through.ts';

export const novaMessages: BodyFormat = {
  name: 'nova-messages',
  body: (words) => converse.request({ words, tokens: budget }),
  ...passedThrough('converse', {
    isOver: ({ stopReason }) => stopReason !== undefined,
    // An event stands in its chunk under its name.
    events: (chunk) => Object.entries(chunk).flatMap(([name, data]) => (isObject(data) ? [{ name, data }] : [])),
  }),
};
