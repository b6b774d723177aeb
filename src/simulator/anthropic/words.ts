/** How Anthropic's validator words what is wrong with a body. Recorded: `tools.11.custom.defer_loading: Extra inputs are not permitted`. */
import { shown } from '../bodies/schema.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Limit, Violation } from '../shapes/violations.ts';

export function anthropicSentence({ path, limit }: Violation): string {
  const place = path.map((step) => (typeof step === 'object' ? step.variant : step)).join('.');
  // A tool without a type is of the kind `custom`, as recorded.
  return `${place.replace(/^tools\.(\d+)\.(?!custom\b)/, 'tools.$1.custom.')}: ${phrase(limit)}`;
}

const typeNames: Partial<Record<Shape['type'], string>> = {
  integer: 'integer',
  float: 'number',
  string: 'string',
  boolean: 'boolean',
  list: 'list',
  structure: 'dictionary',
  map: 'dictionary',
};

function phrase(limit: Limit): string {
  switch (limit.kind) {
    case 'missing':
      return 'Field required';
    case 'unknown':
      return 'Extra inputs are not permitted';
    case 'values':
      return `Input should be ${oneOf(limit.values.map((value) => `'${shown(value)}'`))}`;
    case 'tag': {
      const tags = limit.values.map((value) => `'${value}'`).join(', ');
      return `Input tag '${shown(limit.given)}' found using '${limit.tag}' does not match any of the expected tags: ${tags}`;
    }
    case 'pattern':
      return `String should match pattern '^${limit.pattern}$'`;
    case 'min':
    case 'max':
      return limitPhrase(limit);
    case 'type':
      return `Input should be a valid ${typeNames[limit.expected.at(-1) ?? 'any'] ?? 'value'}`;
    case 'union':
      return 'Input should be valid';
  }
}

function oneOf(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function limitPhrase({ kind, limit, shape, size }: Extract<Limit, { kind: 'min' | 'max' }>): string {
  const least = kind === 'min';
  if (shape === 'integer' || shape === 'float') {
    return `Input should be ${least ? 'greater' : 'less'} than or equal to ${limit}`;
  }
  const bound = least ? 'at least' : 'at most';
  if (shape === 'list') return `List should have ${bound} ${limit} items after validation, not ${size}`;
  return `String should have ${bound} ${limit} character${limit === 1 ? '' : 's'}`;
}
