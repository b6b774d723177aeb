/**
 * Tools that the service itself runs on bedrock-mantle, those that need nothing set up: web search for GPT, and the notes that are
 * built into gpt-oss (user guide, "Web Search" and "Server-side tool use", 2026-10).
 */
import type { JsonObject, Row } from '../types.ts';
import type { Feature } from './feature.ts';

/** Only the index of Bedrock: for the open web, a permission is needed that no managed policy gives. */
const webSearch = { tools: [{ type: 'web_search', external_web_access: false }] };

/** The notes need no field. Nothing of the kind is documented for others, nor for bedrock-runtime. */
function toolsOf({ model, endpoint }: Row): JsonObject[] {
  if (endpoint !== 'bedrock-mantle') return [];
  if (/^openai\.gpt-oss-(?:20|120)b/.test(model)) return [{}];
  return /^openai\.gpt-\d/.test(model) ? [webSearch] : [];
}

export const serverSideTools: Feature = {
  // Each model has one of the two.
  prompt:
    'If you have a notes tool, use it to store that my favourite colour is turquoise. If you can search the web, search it for the newest feature of Amazon Bedrock.',
  // Searching takes rounds of thinking.
  tokens: 2048,
  additions: { responses: ({ row }) => toolsOf(row) },
  read: ({ serverTools }) =>
    serverTools.some((name) => name === 'web_search_call' || name === 'notes') ? 'shown' : 'unclear',
  needs: 'web-search',
  about: /web_?\s?search|\btools?\b|\bmcp\b/i,
};
