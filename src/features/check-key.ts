/**
 * What a check asks, and its key: the word in `Cell.feature` that names it in records and columns (`tool-use`, `temperature=0`,
 * `probe:orders`). Keys are written and read here alone.
 */

/** Names and values are as they stand in a key: those of another version of the tool may be unknown here. */
export type CheckSubject =
  /** A feature of the registry. */
  | { kind: 'feature'; name: string }
  /** A value of a parameter. */
  | { kind: 'value'; parameter: string; value: string }
  /** How much it takes, found by asking for more. */
  | { kind: 'limit'; name: string }
  /** A call of the user's own. */
  | { kind: 'probe'; name: string };

export function checkKey(subject: CheckSubject): string {
  switch (subject.kind) {
    case 'feature':
      return subject.name;
    case 'value':
      return `${subject.parameter}=${subject.value}`;
    case 'limit':
      return `limit:${subject.name}`;
    case 'probe':
      return `probe:${subject.name}`;
  }
}

export function readCheckKey(key: string): CheckSubject {
  if (key.startsWith('probe:')) return { kind: 'probe', name: key.slice('probe:'.length) };
  if (key.startsWith('limit:')) return { kind: 'limit', name: key.slice('limit:'.length) };
  const at = key.indexOf('=');
  if (at < 0) return { kind: 'feature', name: key };
  return { kind: 'value', parameter: key.slice(0, at), value: key.slice(at + 1) };
}
