/** The reply of an API, as it is recorded: the little of its facts that every report shows. */
import type { Reply } from '../types.ts';
import type { ResponseFacts } from './response-facts.ts';

/** Characters of the model's text that are kept. */
const excerptLength = 200;

/** No part is demanded: a reasoning model that spent its budget thinking replies without text. Long text is cut. */
export function replyOf(facts: ResponseFacts): Reply {
  const {
    text,
    written = text,
    stopReason,
    inputTokens,
    outputTokens,
    cacheWrite = 0,
    reasoned,
    reasoningTokens,
  } = facts;
  return {
    ...(written !== '' && { text: excerpt(written) }),
    ...(stopReason !== undefined && { stopReason }),
    ...(isTokenCount(inputTokens) && { inputTokens }),
    ...(isTokenCount(outputTokens) && { outputTokens }),
    ...(isTokenCount(cacheWrite) && cacheWrite > 0 && { cacheWriteTokens: cacheWrite }),
    ...(reasoned && { reasoned }),
    ...(isTokenCount(reasoningTokens) && { reasoningTokens }),
  };
}

/** No model takes or writes more in one call; what is beyond, negative or broken was not counted by anybody. */
const mostTokens = 1_000_000_000;

function isTokenCount(count: number | undefined): count is number {
  return Number.isSafeInteger(count) && count !== undefined && count >= 0 && count <= mostTokens;
}

/** Cuts without leaving half of a surrogate pair behind. */
function excerpt(text: string): string {
  return text.slice(0, excerptLength).replace(/[\uD800-\uDBFF]$/, '');
}
