/** The list of rules as a whole: each can fire, and each cites the reply it was written for. */
import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { reasons } from '../../src/reasons/reasons.ts';
import { ruleFor } from '../../src/verdict/rule-for.ts';
import { rules } from '../../src/verdict/rules.ts';
import { attemptOf, cellOf, facts } from './fixture.ts';

describe('rules', () => {
  it.each(rules)('$name decides its own example', ({ name, example }) => {
    const reply = facts.errors.find(({ id }) => id === example);
    if (reply === undefined) throw new Error(`no reply ${example}`);
    expect(ruleFor(cellOf(reply), attemptOf(reply)).rule).toBe(name);
  });

  it('have names and examples of their own', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    expect(new Set(rules.map(({ example }) => example)).size).toBe(rules.length);
  });

  it('never make a statement out of nothing: each ✗ and each blocked rests on words, a name or a status of its own', () => {
    const statements = rules.filter(({ reason }) => reasons[reason].verdict !== 'inconclusive');
    const bare = statements.filter(
      ({ kinds, says, sentence, status, param }) => !(kinds ?? says ?? sentence ?? status ?? param),
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('of transport and malformed replies are inconclusive', () => {
    const ours = rules.filter(({ origins }) =>
      origins?.some((origin) => ['transport', 'malformed', 'local'].includes(origin)),
    );
    expect(ours.length).toBeGreaterThan(8);
    expect(ours.map(({ reason }) => reasons[reason].verdict).every((verdict) => verdict === 'inconclusive')).toBe(true);
  });

  it('name no reply beside a phrase that is not on record', () => {
    const folder = new URL('../../src/verdict/words/', import.meta.url);
    const text = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const named = text.join('').match(/\b(?:rn|ro|ma|cp|own|n26)-[a-z\d-]+\b/g) ?? [];
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((id) => !facts.errors.some((reply) => reply.id === id))).toEqual([]);
  });
});
