/** What is peculiar to a model beyond the tables: thinking, and the parameters it refuses. By id, on either endpoint. */

/** Spends its budget thinking before it answers. */
export function thinks(id: string): boolean {
  return /gpt-oss|openai\.gpt-(\d|daybreak)|deepseek\.r1|thinking|magistral|qwen3-(32b|235b)|minimax-m2|kimi-k3|grok|glm-(4\.[67]|5)/.test(
    id,
  );
}

/** GPT-5 and later take `max_completion_tokens` only, and no temperature but the default. */
export function isFrontierGpt(id: string): boolean {
  return /openai\.gpt-([5-9]|daybreak)/.test(id);
}

/** Claude Opus 4.7 and later, and the fifth generation, take no sampling parameters. */
export function refusesSampling(id: string): boolean {
  return /anthropic\.claude-(opus-4-[7-9]|(opus|sonnet|haiku|fable|mythos)-[5-9])/.test(id) || isFrontierGpt(id);
}

/** The first generations of Mistral and Titan know no system prompt. */
export function refusesSystem(id: string): boolean {
  return /mistral-7b|mixtral-8x7b|titan-t/.test(id);
}

/** Calls several tools in one reply; others call one, and the next when they have its result. */
export function callsInParallel(id: string): boolean {
  return !/meta\.llama|nova-micro|magistral/.test(id);
}

/** DeepSeek passes over a tool that it must call while it thinks, and V3.1 calls none then (langchain-ai/langchain-aws#1261, live calls, 2026-09-05). */
export function callsWhileThinking(id: string, forced: boolean): boolean {
  return !(forced ? /deepseek\.v3/ : /deepseek\.v3(?:-v1|\.1)/).test(id);
}

/** Counts tokens: Claude under its dated runtime ids. */
export function countsTokens(id: string): boolean {
  return /^anthropic\.claude-.*-\d{8}-v\d+:\d+$/.test(id);
}
