/** The shapes to try where a model's own is unknown or refused, likeliest first. */
import type { BodyFormat } from './body-format.ts';
import { anthropicMessages } from './bodies/anthropic-messages.ts';
import { cohereEmbed } from './bodies/cohere-embed.ts';
import { imagePrompt } from './bodies/image-prompt.ts';
import { llamaPrompt } from './bodies/llama-prompt.ts';
import { marengo3 } from './bodies/marengo.ts';
import { novaEmbedding } from './bodies/nova-embedding.ts';
import { novaMessages } from './bodies/nova-messages.ts';
import { openaiChat } from './bodies/openai-chat.ts';
import { plainPrompt } from './bodies/plain-prompt.ts';
import { titanImage } from './bodies/text-image-task.ts';
import { titanEmbedding } from './bodies/titan-embedding.ts';
import { titanText } from './bodies/titan-text.ts';

export const generalText: readonly BodyFormat[] = [
  openaiChat,
  novaMessages,
  anthropicMessages,
  plainPrompt,
  llamaPrompt,
  titanText,
];

export const generalEmbedding: readonly BodyFormat[] = [titanEmbedding, cohereEmbed, novaEmbedding, marengo3];

export const generalImage: readonly BodyFormat[] = [imagePrompt, titanImage];
