/**
 * How much a target takes, found by asking for more: a service that refuses before inference names the figure and bills nothing.
 * A model that answers is one call, within --max-cost.
 */
import { featureApis, limitLabels, type LimitName } from '../config/feature-names.ts';
import { limitCorrections } from '../model-facts/limit-corrections.ts';
import { modelFacts } from '../model-facts/model-facts.ts';
import { budget, prompt, type Question } from '../protocols/protocol.ts';
import type { Row } from '../types.ts';
import { nthRequest, type Check } from './check.ts';
import { requestFormat } from './request-format.ts';

/** So many times the stated limit; where that is taken, or no source states one, more than any model writes. */
const outputTimes = 2;
const mostOutput = 1_000_000;

/** A prompt of so many times the stated window, the next where the first is taken. No source, no call: the size would be a guess that costs. */
const windowTimes = [1.25, 2.5];

/** One token each in the vocabularies that are known; where it is two, the prompt is longer still. */
const filler = 'a ';

export function limitCheck(name: LimitName): Check {
  const subject = { kind: 'limit', name } as const;
  return {
    subject,
    column: `${limitLabels[name]}_Limit`,
    apis: [...featureApis],
    requests(base, { row, api }) {
      const format = requestFormat(api, base);
      const questions = name === 'output' ? oversizedOutputs(row) : oversizedPrompts(row);
      return questions.flatMap((question, nth) => {
        const body = format?.body({}, question);
        return body === undefined ? [] : [nthRequest(base, { subject, nth, body })];
      });
    },
    // It was taken, cut or passed over: no reply tells which, and none names the limit.
    read: () => 'unclear',
  };
}

function oversizedOutputs({ model }: Row): Question[] {
  const stated = limitCorrections[model]?.maxOutputTokens ?? modelFacts(model)?.maxOutput?.value;
  const sizes = stated === undefined ? [mostOutput] : [stated * outputTimes, mostOutput];
  return sizes.map((tokens) => ({ words: prompt, tokens }));
}

function oversizedPrompts({ model }: Row): Question[] {
  const stated = limitCorrections[model]?.contextWindow ?? modelFacts(model)?.context?.value;
  if (stated === undefined) return [];
  return windowTimes.map((times) => ({ words: filler.repeat(Math.ceil(stated * times)) + prompt, tokens: budget }));
}
