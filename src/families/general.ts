/** The shapes to try where a model's own is unknown or refused, likeliest first. */
import type { Dialect } from './dialect.ts';
import { anthropicMessages } from './dialects/anthropic-messages.ts';
import { cohereEmbed } from './dialects/cohere-embed.ts';
import { imagePrompt } from './dialects/image-prompt.ts';
import { llamaPrompt } from './dialects/llama-prompt.ts';
import { marengo3 } from './dialects/marengo.ts';
import { novaEmbedding } from './dialects/nova-embedding.ts';
import { novaMessages } from './dialects/nova-messages.ts';
import { openaiChat } from './dialects/openai-chat.ts';
import { plainPrompt } from './dialects/plain-prompt.ts';
import { titanImage } from './dialects/text-image-task.ts';
import { titanEmbedding } from './dialects/titan-embedding.ts';
import { titanText } from './dialects/titan-text.ts';

export const generalText: readonly Dialect[] = [
  openaiChat,
  novaMessages,
  anthropicMessages,
  plainPrompt,
  llamaPrompt,
  titanText,
];

export const generalEmbedding: readonly Dialect[] = [titanEmbedding, cohereEmbed, novaEmbedding, marengo3];

export const generalImage: readonly Dialect[] = [imagePrompt, titanImage];
