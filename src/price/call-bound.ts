/** What one call may cost at most, before it is made. Refusals are not billed, so this is the price of an answer. */
import type { ModelKind } from '../api-facts.ts';
import { factsOf, isFree } from '../api-names.ts';
import type { ProbeRequest, Cell, Json } from '../types.ts';
import { familyPrice } from './family-price.ts';
import { modelFacts } from '../model-facts/model-facts.ts';
import { kindOf } from '../plan/kind.ts';
import { modelPrice, type Usage } from './model-price.ts';

export interface CostBound {
  /** US dollars. Where no price is known: that of the model by another API, else of the most expensive model of its family, else of its kind. */
  usd: number;
  known: boolean;
  /** The API refuses such models, as far as is documented: nobody publishes what an answer would cost. */
  undocumented?: true;
}

/** Tokens of our prompt with the longest chat template and system prompt that models add to it... */
const promptTokens = 100;
/** ...in a body of at most so many bytes; what is longer carries more, and a token has a byte at least. */
const usualBytes = 400;
/** Documents and clips are read as more tokens than they have bytes: a page with its picture as 3,000 (Anthropic, "PDF support"), a second of video as 288 (Nova). */
const mediumTokens = 5000;
/** Tokens that a web search of several rounds brings: an assumption, nobody publishes it. */
const searchTokens = 30_000;
/** Tokens of our earlier requests in a conversation that the service stores. */
const saidBefore = 1000;
/** Tokens of an answer that no budget bounds: far more than an OK, and than the thinking before it. */
const unboundedTokens = 4096;

/** No model is known to write more (models.dev, 2026-09-30). */
const longestAnswer = 128_000;

/** A model that is told to think may go on to its longest answer. */
function unbounded({ row }: Cell, body: string): number {
  if (!/"reasoning/.test(body)) return unboundedTokens;
  return modelFacts(row.model)?.maxOutput?.value ?? longestAnswer;
}

/** For models of unknown price and family, US dollars: an assumption, at or above every list price of the kind that is known. */
const fallbackPrice: Record<ModelKind, (usage: Usage) => number> = {
  text: ({ inputTokens, outputTokens }) => (inputTokens * 25 + outputTokens * 125) / 1_000_000,
  embedding: () => 0.001,
  rerank: () => 0.01,
  speech: () => 0.02,
  image: () => 0.6,
  video: () => 7.5,
};

/** What is stored was paid when it was made. */
export function isUnbilled({ api }: Pick<Cell, 'api'>, { stored }: ProbeRequest): boolean {
  return isFree(api) || stored !== undefined;
}

/** `prompt`: the user's own, where there is one; it counts by all its bytes, once, where the body holds it. */
export function callBound(cell: Cell, request: ProbeRequest, prompt = ''): CostBound {
  const kind = kindOf(cell.row);
  if (isUnbilled(cell, request)) return { usd: 0, known: true };
  const body = JSON.stringify(request.body);
  const own = bytesOfPrompt(body, prompt);
  const inputTokens =
    promptTokens +
    own +
    Math.max(0, bytesOf(body) - own - usualBytes) +
    mediaIn(request.body) * mediumTokens +
    unseen(body);
  const outputTokens = kind === 'text' ? (tokenBudget(request.body) ?? unbounded(cell, body)) : 0;
  const usage = { inputTokens, outputTokens };
  const price = modelPrice(cell.row.model)?.highest;
  const usd = (price ?? (kind === 'text' ? familyPrice(cell.row.model) : undefined) ?? fallbackPrice[kind])(usage);
  if (!factsOf(cell.api).bills.includes(kind)) return { usd, known: false, undocumented: true };
  return { usd, known: price !== undefined };
}

/** `max_tokens`, `maxTokens`, `max_output_tokens`, `max_gen_len`, `maxTokenCount`, wherever it stands. */
function tokenBudget(body: Json): number | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  for (const [key, value] of Object.entries(body)) {
    const found = typeof value === 'number' && /^max_?.*tok|^max_gen_len$/i.test(key) ? value : tokenBudget(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the service itself adds to the prompt: pages that it found, and earlier requests. */
function unseen(body: string): number {
  return (
    (body.includes('"web_search"') ? searchTokens : 0) + (body.includes('"previous_response_id"') ? saidBefore : 0)
  );
}

/** Documents, videos and recordings, as Converse, OpenAI's APIs and Messages attach them. */
function mediaIn(body: Json): number {
  if (typeof body !== 'object' || body === null) return 0;
  const isMedium =
    !Array.isArray(body) &&
    (['document', 'video', 'audio'].some((name) => typeof body[name] === 'object') ||
      (typeof body['type'] === 'string' && /^(?:document|file|input_file|input_audio|video_url)$/.test(body['type'])));
  return Object.values(body).reduce<number>((sum, inner) => sum + mediaIn(inner), isMedium ? 1 : 0);
}

function bytesOfPrompt(body: string, prompt: string): number {
  if (prompt === '') return 0;
  const written = JSON.stringify(prompt).slice(1, -1);
  return body.includes(written) ? bytesOf(written) : 0;
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
