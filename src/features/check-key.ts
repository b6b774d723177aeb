/**
 * The key of what a check asks: the word that names it in records and columns (`tool-use`, `temperature=0`, `probe:orders`). Keys are
 * written and read here alone.
 */
import type { CheckSubject } from '../types.ts';

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
