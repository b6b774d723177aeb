/**
 * All features, by name. To add one: a file beside this one that exports a `Feature`, its name and label in
 * config/feature-names.ts, and a line here.
 */
import type { FeatureName } from '../config/feature-names.ts';
import { audioInput } from './audio-input.ts';
import { background } from './background.ts';
import { cacheTtl } from './cache-ttl.ts';
import { cachedTokensInStream } from './cached-tokens-in-stream.ts';
import { citationsOfDocument } from './citations.ts';
import { documentInput } from './document-input.ts';
import type { Feature } from './feature.ts';
import { forcedTool } from './forced-tool.ts';
import { guardrail } from './guardrail.ts';
import { imageInput } from './image-input.ts';
import { imageInToolResult } from './image-in-tool-result.ts';
import { jsonSchema } from './json-schema.ts';
import { latencyOptimized } from './latency-optimized.ts';
import { logProbabilities } from './log-probabilities.ts';
import { parallelTools } from './parallel-tools.ts';
import { forcedToolAndThinking, jsonSchemaAndThinking, toolsAndReasoning, toolsStreamingAndCaching } from './pairs.ts';
import { pdfInput } from './pdf-input.ts';
import { previousResponseId } from './previous-response-id.ts';
import { promptCaching } from './prompt-caching.ts';
import { reasoningOff } from './reasoning-off.ts';
import { reasoningOn } from './reasoning-on.ts';
import { serverSideTools } from './server-side-tools.ts';
import { serviceTier } from './service-tier.ts';
import { stopSequences } from './stop-sequences.ts';
import { strictTools } from './strict-tools.ts';
import { systemPrompt } from './system-prompt.ts';
import { temperature } from './temperature.ts';
import { toolChoiceAny } from './tool-choice-any.ts';
import { toolStreaming } from './tool-streaming.ts';
import { toolUse } from './tool-use.ts';
import { videoInput } from './video-input.ts';

const features = {
  'system-prompt': systemPrompt,
  'stop-sequences': stopSequences,
  temperature,
  'tool-use': toolUse,
  'forced-tool': forcedTool,
  'tool-streaming': toolStreaming,
  'json-schema': jsonSchema,
  'image-input': imageInput,
  'document-input': documentInput,
  'reasoning-on': reasoningOn,
  'reasoning-off': reasoningOff,
  'prompt-caching': promptCaching,
  guardrail,
  'service-tier': serviceTier,
  'log-probabilities': logProbabilities,
  'tool-choice-any': toolChoiceAny,
  'parallel-tools': parallelTools,
  'strict-tools': strictTools,
  'image-in-tool-result': imageInToolResult,
  'pdf-input': pdfInput,
  citations: citationsOfDocument,
  'cache-ttl': cacheTtl,
  'cached-tokens-in-stream': cachedTokensInStream,
  'latency-optimized': latencyOptimized,
  'video-input': videoInput,
  'audio-input': audioInput,
  'previous-response-id': previousResponseId,
  background,
  'server-side-tools': serverSideTools,
  'tools+reasoning': toolsAndReasoning,
  'json-schema+thinking': jsonSchemaAndThinking,
  'forced-tool+thinking': forcedToolAndThinking,
  'tools+streaming+caching': toolsStreamingAndCaching,
} satisfies Record<FeatureName, Feature>;

/** The feature of a name, as the interface that all share. */
export function featureOf(name: FeatureName): Feature {
  return features[name];
}
