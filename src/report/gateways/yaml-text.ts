/** A document as YAML, each value on a line of its own: an id of somebody else's begins no line. */
import { stringify } from 'yaml';

export function yamlText(document: object): string {
  return stringify(document, {
    lineWidth: 0,
    aliasDuplicateObjects: false,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Infinity,
  });
}
