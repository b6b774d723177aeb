/** Judges every rewording in paraphrases.json as the reply it rewords. */
import { readFileSync } from 'node:fs';

import { ruleFor } from '../../src/verdict/rule-for.ts';
import { attemptOf, cellOf, facts } from './fixture.ts';

const rewordings: Record<string, string[]> = JSON.parse(
  readFileSync(new URL('paraphrases.json', import.meta.url), 'utf8'),
);

export const judged = Object.entries(rewordings).flatMap(([id, messages]) =>
  messages.map((message) => judgedOne(id, message)),
);

function judgedOne(id: string, message: string) {
  const reply = facts.errors.find((one) => one.id === id);
  if (reply === undefined) throw new Error(`no reply ${id}`);
  const { verdict, rule, action } = ruleFor(cellOf(reply), attemptOf({ ...reply, message }));
  return { id, message, expected: reply.verdict, given: verdict, rule, expectedCourse: reply.action, action };
}
