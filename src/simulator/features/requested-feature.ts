/** What a call asks of a model beyond an answer, whichever surface it came by. */
import type { JsonObject } from '../../types.ts';

export const requestedFeatureNames = [
  'system',
  'stop',
  'tools',
  'tool-streaming',
  'forced-tool',
  'any-tool',
  'strict-tools',
  'schema',
  'image',
  'tool-image',
  'video',
  'audio',
  'document',
  'pdf',
  'citations',
  'thinking',
  'no-thinking',
  'cache',
  'cache-hour',
  'tier',
  'latency',
  'log-probabilities',
  'guardrail',
  'previous-response',
  'web-search',
] as const;

export type RequestedFeature = (typeof requestedFeatureNames)[number];

export interface Tool {
  name: string;
  /** Of its arguments. */
  schema: JsonObject;
  strict: boolean;
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
  /** Some of them are results of tools. */
  toolImages?: boolean;
  /** Files of videos and of recordings, in base64. */
  videos?: string[];
  audios?: string[];
  /** Texts of the documents. */
  documents: string[];
  /** One of them is a PDF. */
  pdf?: boolean;
  citations?: boolean;
  thinking?: 'on' | 'off';
  /** How much, where the call says so. */
  effort?: string;
  /** What the user said in the earlier requests of the conversation. */
  before?: string;
  /** It has a tool for notes that the service runs. */
  keepsNotes?: boolean;
  /** The service searches the web for it. */
  webSearch?: boolean;
  /** The words before the cache point; on surfaces without one, all of them. */
  prefix?: string;
  /** It is to be kept for one hour. */
  forHour?: boolean;
  tier?: string;
  /** Latency configuration: `optimized`. */
  latency?: string;
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
    'forced-tool': requested.forced !== undefined && requested.forced !== 'any',
    'any-tool': requested.forced === 'any',
    'strict-tools': requested.tools.some(({ strict }) => strict),
    schema: requested.schema !== undefined,
    image: requested.images.length > 0,
    'tool-image': requested.toolImages === true,
    video: (requested.videos ?? []).length > 0,
    audio: (requested.audios ?? []).length > 0,
    document: requested.documents.length > 0,
    pdf: requested.pdf === true,
    citations: requested.citations === true,
    thinking: requested.thinking === 'on',
    'no-thinking': requested.thinking === 'off',
    cache: requested.prefix !== undefined,
    'cache-hour': requested.forHour === true,
    tier: requested.tier !== undefined && requested.tier !== 'default',
    latency: requested.latency !== undefined && requested.latency !== 'standard',
    'log-probabilities': requested.logProbabilities,
    guardrail: requested.guardrail !== undefined,
    'previous-response': requested.before !== undefined,
    'web-search': requested.webSearch === true,
  };
  return requestedFeatureNames.filter((name) => has[name]);
}
