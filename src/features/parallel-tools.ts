/** Parallel tool calls: two things that only the tool can tell, and two calls in one reply. */
import { eitherOf, inAnyCase } from '../text/phrases.ts';
import type { Feature } from './feature.ts';
import { toolUse } from './tool-use.ts';
import { toolName } from './weather-tool.ts';

export const parallelTools: Feature = {
  ...toolUse,
  prompt: 'What is the weather in Paris now, and in Tokyo? Use the tool for both cities at once.',
  // One call proves nothing: the model may have chosen to make one after the other.
  read: ({ tools }) =>
    tools.filter(({ name, input }) => name === toolName && input !== undefined).length > 1 ? 'shown' : 'unclear',
  about: inAnyCase(eitherOf(toolUse.about, /parallel/)),
};
