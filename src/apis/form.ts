/**
 * The form of a request: the body it began with, and what was changed in it since. Records hold it as words (`variant`), which are
 * written and read here alone: `max_tokens max_tokens->max_completion_tokens +tool-use/2 again`.
 */
import type { ProbeRequest, Change, Form, JsonObject } from '../types.ts';

/** A body as an API or a family makes it. */
export function plainForm(base: string): Form {
  return { base, changes: [] };
}

/** The same request with one more change; `body`: what it holds then. */
export function changed(request: ProbeRequest, change: Change, body: JsonObject = request.body): ProbeRequest {
  const { form } = request;
  return { ...request, form: { base: form.base, changes: [...form.changes, change] }, body };
}

export function writeForm({ base, changes }: Form): string {
  return changes.length === 0 ? base : [base, ...changes.map(wordOf)].join(' ');
}

function wordOf(change: Change): string {
  switch (change.kind) {
    case 'set':
      return `${change.name}=${change.value}`;
    case 'renamed':
      return `${change.name}->${change.to}`;
    case 'removed':
      return `-${change.name}`;
    case 'check':
      return `+${change.key}${change.nth === 0 ? '' : `/${change.nth + 1}`}`;
    case 'again':
    case 'control':
      return change.kind;
    case 'follow-up':
      return `then${change.nth === 0 ? '' : `/${change.nth + 1}`}`;
    case 'other':
      return change.word;
  }
}

export function readForm(variant: string): Form {
  const [base = '', ...words] = variant.split(' ');
  return { base, changes: words.map(changeIn) };
}

function changeIn(word: string): Change {
  if (word === 'again' || word === 'control') return { kind: word };
  const [isFollowUp, later = '1'] = /^then(?:\/(\d+))?$/.exec(word) ?? [];
  if (isFollowUp !== undefined) return { kind: 'follow-up', nth: Number(later) - 1 };
  const [, key, nth = '1'] = /^\+(.+?)(?:\/(\d+))?$/.exec(word) ?? [];
  if (key !== undefined) return { kind: 'check', key, nth: Number(nth) - 1 };
  const [, from, to] = /^(.+)->(.+)$/.exec(word) ?? [];
  if (from !== undefined && to !== undefined) return { kind: 'renamed', name: from, to };
  if (word.startsWith('-')) return { kind: 'removed', name: word.slice(1) };
  const [, name, value] = /^(.+)=(\d+)$/.exec(word) ?? [];
  // What another version of the tool wrote.
  return name === undefined ? { kind: 'other', word } : { kind: 'set', name, value: Number(value) };
}

export function isSameForm(a: Form, b: Form): boolean {
  return writeForm(a) === writeForm(b);
}

/** It asks without what was to be checked. */
export function isControl({ changes }: Form): boolean {
  return changes.some(({ kind }) => kind === 'control');
}

/** It began as `start`, and may have been changed since. */
export function growsFrom({ base, changes }: Form, start: Form): boolean {
  return isSameForm({ base, changes: changes.slice(0, start.changes.length) }, start);
}
