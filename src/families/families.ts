/**
 * The families of models on InvokeModel, and the bodies that each is asked with, best first. Read from top to bottom: the first
 * family that a row belongs to is its own. To add one, add an entry before any that would take its models too.
 */
import type { Row } from '../types.ts';
import type { BodyFormat } from './body-format.ts';
import { anthropicMessages } from './bodies/anthropic-messages.ts';
import { anthropicText } from './bodies/anthropic-text.ts';
import { cohereChat } from './bodies/cohere-chat.ts';
import { cohereGenerate } from './bodies/cohere-generate.ts';
import { deepseekPrompt } from './bodies/deepseek-prompt.ts';
import { cohereEmbed, marengo2, marengo3, novaEmbedding, titanEmbedding } from './bodies/embeddings.ts';
import { imagePrompt } from './bodies/image-prompt.ts';
import { jurassic } from './bodies/jurassic.ts';
import { llamaPrompt } from './bodies/llama-prompt.ts';
import { mistralPrompt } from './bodies/mistral-prompt.ts';
import { novaMessages } from './bodies/nova-messages.ts';
import { novaSonic } from './bodies/nova-sonic.ts';
import { openaiChat, openaiChatCompletionTokens } from './bodies/openai-chat.ts';
import { openaiResponses } from './bodies/openai-responses.ts';
import { pegasus } from './bodies/pegasus.ts';
import { plainPrompt } from './bodies/plain-prompt.ts';
import { amazonRerank, cohereRerank } from './bodies/rerank.ts';
import * as stability from './bodies/stability-edit.ts';
import { novaCanvas, titanImage } from './bodies/text-image-task.ts';
import { titanText } from './bodies/titan-text.ts';
import { lumaVideo, novaReel } from './bodies/videos.ts';

export interface Family {
  name: string;
  /** Model ids; absent: all. */
  models?: RegExp;
  /** What its models are listed to put out; absent: whatever it is. */
  output?: keyof typeof putsOut;
  formats: readonly BodyFormat[];
}

/** What to try where a model's own shape is unknown or refused, likeliest first. */
const anyText = [openaiChat, novaMessages, anthropicMessages, plainPrompt, llamaPrompt, titanText];
const anyEmbedding = [titanEmbedding, cohereEmbed, novaEmbedding, marengo3];

// One line for each, as in a table.
// oxfmt-ignore
export const families: readonly Family[] = [
  // Claude 2 took Messages too (recorded); the older body is for what does not.
  { name: 'claude', models: /^anthropic\./, output: 'text', formats: [anthropicMessages, anthropicText, ...anyText] },

  { name: 'nova-embeddings', models: /^amazon\.nova-.*embed/, formats: [novaEmbedding, ...anyEmbedding] },
  { name: 'nova-images', models: /^amazon\.nova-canvas/, formats: [novaCanvas, titanImage] },
  { name: 'nova-videos', models: /^amazon\.nova-reel/, formats: [novaReel] },
  { name: 'nova-speech', models: /^amazon\.nova-.*sonic/, formats: [novaSonic, novaMessages] },
  { name: 'titan-embeddings', models: /^amazon\.titan-embed/, formats: [titanEmbedding, ...anyEmbedding] },
  { name: 'titan-images', models: /^amazon\.titan-image/, formats: [titanImage, novaCanvas] },

  // Rerankers are listed as text models.
  { name: 'cohere-rerankers', models: /^cohere\.rerank/, formats: [cohereRerank, amazonRerank] },
  { name: 'rerankers', models: /rerank/, formats: [amazonRerank, cohereRerank] },

  { name: 'cohere-embeddings', models: /^cohere\.embed/, formats: [cohereEmbed, ...anyEmbedding] },
  // Command and Command Light from before R; then R and what follows it.
  { name: 'cohere-command-text', models: /^cohere\.command(-light)?-text/, formats: [cohereGenerate, ...anyText] },
  { name: 'cohere-command', models: /^cohere\.command/, formats: [cohereChat, ...anyText] },

  { name: 'jurassic-2', models: /^ai21\.j2/, formats: [jurassic, ...anyText] },
  // 7B, Mixtral, and Small and Large of February 2024.
  { name: 'mistral-instruct', models: /^mistral\.(mistral-7b|mixtral-|mistral-(small|large)-2402)/, formats: [mistralPrompt, ...anyText] },
  { name: 'deepseek-r1', models: /^deepseek\.r1/, formats: [deepseekPrompt, ...anyText] },

  { name: 'marengo-2-7', models: /^twelvelabs\.marengo-embed-2/, formats: [marengo2, marengo3] },
  { name: 'marengo', models: /^twelvelabs\.marengo/, formats: [marengo3, marengo2] },
  { name: 'pegasus-videos', models: /^twelvelabs\.pegasus/, formats: [pegasus] },
  { name: 'luma', models: /^luma\./, formats: [lumaVideo] },

  // Stability's image services: each wants a picture and something of its own. A mask may always be sent, and not every picture does without.
  { name: 'stability-picture', models: /^stability\..*-(remove-background|fast-upscale)-/, formats: [stability.picture] },
  { name: 'stability-picture-and-words', models: /^stability\..*-(conservative-upscale|creative-upscale|control-sketch|control-structure|style-guide)-/, formats: [stability.picturePrompt] },
  { name: 'stability-inpaint', models: /^stability\..*-inpaint-/, formats: [stability.maskPrompt, stability.picturePrompt] },
  { name: 'stability-outpaint', models: /^stability\..*-outpaint-/, formats: [stability.outpaint] },
  { name: 'stability-erase-object', models: /^stability\..*-erase-object-/, formats: [stability.mask, stability.picture] },
  { name: 'stability-search-recolor', models: /^stability\..*-search-recolor-/, formats: [stability.recolor] },
  { name: 'stability-search-replace', models: /^stability\..*-search-replace-/, formats: [stability.replace] },
  { name: 'stability-style-transfer', models: /^stability\..*-style-transfer-/, formats: [stability.style] },
  // Its text-to-image models: Stable Diffusion 3.5, Core, Ultra.
  { name: 'stability-images', models: /^stability\./, formats: [imagePrompt, stability.picturePrompt, stability.picture] },

  // Before the providers' own: a provider of chat models may publish an embedding model.
  { name: 'unknown-embedding', output: 'embeddings', formats: anyEmbedding },
  { name: 'unknown-image', output: 'images', formats: [imagePrompt, titanImage, stability.picturePrompt] },
  { name: 'unknown-video', output: 'videos', formats: [lumaVideo, novaReel] },

  // Micro, Lite, Pro, Premier, and those to come.
  { name: 'nova-text', models: /^amazon\.nova-/, output: 'text', formats: [novaMessages, ...anyText] },
  { name: 'titan-texts', models: /^amazon\.titan-/, output: 'text', formats: [titanText, ...anyText] },
  { name: 'llama', models: /^meta\./, output: 'text', formats: [llamaPrompt, ...anyText] },
  // Since July 2024: Large, Pixtral, Ministral, Magistral, Devstral, Voxtral.
  { name: 'mistral', models: /^mistral\./, output: 'text', formats: [openaiChat, mistralPrompt, ...anyText] },
  // V3 and later. The docs give them R1's body, Converse and Chat their messages: messages first.
  { name: 'deepseek', models: /^deepseek\./, output: 'text', formats: [openaiChat, deepseekPrompt, ...anyText] },
  // Writer: messages by the docs, a prompt by other clients.
  { name: 'palmyra', models: /^writer\./, output: 'text', formats: [openaiChat, plainPrompt, ...anyText] },
  // GPT and gpt-oss, Grok, Kimi K3: the budget is `max_completion_tokens`; what else GPT-6 takes is not published.
  { name: 'frontier-chat', models: /^(openai\.|xai\.|moonshot(ai)?\.kimi-k3)/, output: 'text', formats: [openaiChatCompletionTokens, openaiChat, openaiResponses, ...anyText] },

  // Everything else, with or without listed modalities: Qwen, Gemma, Nemotron, MiniMax, Kimi K2, GLM, Jamba, and providers yet unknown.
  { name: 'other-text', formats: anyText },
];

/** Most of what Bedrock serves answers in text: so does what is listed without any modality. */
const putsOut = {
  text: ({ output }: Row) => output.length === 0 || output.includes('TEXT'),
  embeddings: ({ output }: Row) => output.includes('EMBEDDING'),
  images: (row: Row) => row.output.includes('IMAGE') && !putsOut.text(row),
  videos: (row: Row) => row.output.includes('VIDEO') && !putsOut.text(row),
};

export function belongsTo(row: Row, { models, output }: Family): boolean {
  return models?.test(row.model) !== false && (output === undefined || putsOut[output](row));
}
