/** Tool use: asked for what only the tool can tell, the model calls it. */
import { answerTokens, type Feature } from './feature.ts';
import { toolName, weatherTool } from './weather-tool.ts';

export const toolUse: Feature = {
  prompt: 'What is the weather in Paris now? Use the tool.',
  tokens: answerTokens,
  additions: {
    converse: () => [weatherTool.converse],
    'chat-completions': () => [weatherTool['chat-completions']],
    responses: () => [weatherTool.responses],
    messages: () => [weatherTool.messages],
  },
  // A model that answers in words may only have chosen to.
  read: ({ tools }) =>
    tools.some(({ name, input }) => name === toolName && input !== undefined) ? 'shown' : 'unclear',
  about: /\btools?\b|tool_?(?:config|choice|use)|\bfunctions?\b/i,
};
