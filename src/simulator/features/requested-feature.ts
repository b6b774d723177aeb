/** What a call asks of a model beyond an answer, whichever surface it came by. */
import type { JsonObject } from '../../types.ts';

export const requestedFeatureNames = [
  'system',
  'stop',
  'tools',
  'tool-streaming',
  'forced-tool',
  'schema',
  'image',
  'document',
  'thinking',
  'no-thinking',
  'cache',
  'tier',
  'log-probabilities',
  'guardrail',
] as const;

export type RequestedFeature = (typeof requestedFeatureNames)[number];

interface Tool {
  name: string;
  required: string[];
}

export interface RequestedFeatures {
  /** All that the user says, in words. */
  words: string;
  system: string;
  stop: string[];
  tools: Tool[];
  /** Results of tools at the end of the conversation. */
  results: number;
  /** The tool that must be called; `any` of them. */
  forced?: { tool: string } | 'any';
  /** JSON that no schema describes. */
  json?: boolean;
  schema?: JsonObject;
  /** Files of the pictures, in base64. */
  images: string[];
  /** Texts of the documents. */
  documents: string[];
  thinking?: 'on' | 'off';
  /** The words before the cache point; on surfaces without one, all of them. */
  prefix?: string;
  tier?: string;
  logProbabilities: boolean;
  guardrail?: string;
  stream: boolean;
}

/** Those that a call has, in the order in which they are looked at. */
export function requestedIn(requested: RequestedFeatures): RequestedFeature[] {
  const has: Record<RequestedFeature, boolean> = {
    system: requested.system !== '',
    stop: requested.stop.length > 0,
    tools: requested.tools.length > 0,
    'tool-streaming': requested.tools.length > 0 && requested.stream,
    'forced-tool': requested.forced !== undefined,
    schema: requested.schema !== undefined,
    image: requested.images.length > 0,
    document: requested.documents.length > 0,
    thinking: requested.thinking === 'on',
    'no-thinking': requested.thinking === 'off',
    cache: requested.prefix !== undefined,
    tier: requested.tier !== undefined && requested.tier !== 'default',
    'log-probabilities': requested.logProbabilities,
    guardrail: requested.guardrail !== undefined,
  };
  return requestedFeatureNames.filter((name) => has[name]);
}
