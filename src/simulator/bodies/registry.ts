/** Which dialect a model speaks on InvokeModel: the first that knows its id. A family is one file and one line here. */
import { claude } from './claude.ts';
import { commandR } from './command-r.ts';
import { deepseekR1, llama, mistralPrompt, titanText } from './completions.ts';
import type { Dialect } from './dialect.ts';
import { cohereEmbed, marengo, novaEmbed, titanEmbed } from './embeddings.ts';
import { amazonImage, stabilityGenerator, stabilityService } from './images.ts';
import { nova } from './nova.ts';
import { openaiChat, strictChat } from './openai-chat.ts';
import { pegasus } from './pegasus.ts';
import { rerank } from './rerank.ts';

const dialects: readonly Dialect[] = [
  claude,
  nova,
  novaEmbed,
  titanEmbed,
  titanText,
  amazonImage,
  rerank,
  cohereEmbed,
  commandR,
  llama,
  mistralPrompt,
  deepseekR1,
  strictChat,
  stabilityGenerator,
  stabilityService,
  marengo,
  pegasus,
];

export function dialectOf(modelId: string): Dialect {
  return dialects.find((dialect) => dialect.models.test(modelId)) ?? openaiChat;
}
