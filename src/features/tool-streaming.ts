/** Tool use while streaming: another fact than tool use, because some models do one and not the other. */
import type { Feature } from './feature.ts';
import { toolUse } from './tool-use.ts';

export const toolStreaming: Feature = { ...toolUse, streaming: true };
