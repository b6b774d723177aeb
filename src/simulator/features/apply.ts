/** How a model does what it is asked: the words it finds, the tool it calls, what it remembers of an earlier prompt. */
import type { Call } from '../call.ts';
import type { Model } from '../catalogue.ts';
import { globMatches } from '../glob.ts';
import { fraction } from '../hash.ts';
import type { Refusal } from '../refusal.ts';
import type { JsonObject } from '../../types.ts';
import { respond, type ModelResponse } from '../model-response.ts';
import { textsOf } from './json.ts';
import { whatIsInClip } from './clips.ts';
import { whatIsSeen } from './picture.ts';
import { callsInParallel, callsWhileThinking } from '../traits.ts';
import { isAble } from './skills.ts';
import { toolCalls } from './tool-calls.ts';
import { requestedIn, type RequestedFeature, type RequestedFeatures } from './requested-feature.ts';

export interface ApplyOptions {
  call: Call;
  model: Model;
  requested: RequestedFeatures;
  /** Output tokens at most. */
  budget: number | undefined;
  /** In the words of the surface. */
  refuse: (feature: RequestedFeature, model: Model, region: string) => Refusal;
}

export function applyFeatures({ call, model, requested, budget, refuse }: ApplyOptions): ModelResponse | Refusal {
  const ignored = new Set(requestedIn(requested).filter((feature) => ignores(call, model, feature)));
  const applies = (feature: RequestedFeature): boolean => !ignored.has(feature);
  // Prompts that are cached unasked are never refused.
  const lacking = requestedIn(requested).find(
    (feature) =>
      applies(feature) &&
      !isAble(model, feature) &&
      !(feature === 'cache' && call.shape !== 'native' && call.shape !== 'anthropic'),
  );
  if (lacking !== undefined) return refuse(lacking, model, call.caller.region);
  const response = responseTo(model, requested, { budget, applies });
  const trace = traces(call, model, { requested, applies });
  // What is cached is counted apart.
  const uncached = trace.cache === undefined ? Math.ceil((requested.prefix?.length ?? 0) / 4) : 0;
  return { ...response, ...trace, inputTokens: response.inputTokens + uncached };
}

/** By the scenario; in a demonstration also by lot, for what is taken without a word. */
const quietlyDropped: ReadonlySet<RequestedFeature> = new Set([
  'stop',
  'forced-tool',
  'any-tool',
  'strict-tools',
  'schema',
  'citations',
  'cache',
  'cache-hour',
  'tier',
  'log-probabilities',
  'no-thinking',
]);

function ignores({ world }: Call, { id }: Model, feature: RequestedFeature): boolean {
  const { ignores: given = [], defaultFaults, seed = 0 } = world.scenario;
  if (given.some((entry) => entry.feature === feature && globMatches(entry.model, id))) return true;
  return defaultFaults === true && quietlyDropped.has(feature) && fraction(seed, 'ignored', feature, id) < 0.12;
}

interface ResponseOptions {
  budget: number | undefined;
  applies: (feature: RequestedFeature) => boolean;
}

function responseTo(model: Model, requested: RequestedFeatures, { budget, applies }: ResponseOptions): ModelResponse {
  const response = respond(model.id, budget);
  if (response.stop === 'length') return response;
  const thought = thinkingOf(response, requested, { budget, applies });
  const tools = toolCalls(requested, {
    applies,
    parallel: callsInParallel(model.id),
    callsWhileThinking: (forced) => callsWhileThinking(model.id, forced),
  });
  if (tools.length > 0)
    return { ...thought, text: '', tools, stop: 'tool', outputTokens: thought.outputTokens + 20 * tools.length };
  const text = answerTo(requested, applies);
  const cut = applies('stop') ? requested.stop.map((stop) => text.indexOf(stop)).filter((place) => place >= 0) : [];
  const shown = cut.length > 0 ? text.slice(0, Math.min(...cut)) : text;
  return { ...thought, text: shown, ...(cut.length > 0 && { stop: 'sequence' }) };
}

function thinkingOf(
  response: ModelResponse,
  { thinking, effort }: RequestedFeatures,
  { budget = Number.POSITIVE_INFINITY, applies }: ResponseOptions,
): ModelResponse {
  const { reasoning, reasoningTokens = 0, ...plain } = response;
  if (thinking === 'off' && applies('no-thinking'))
    return { ...plain, outputTokens: plain.outputTokens - reasoningTokens };
  if (thinking !== 'on') return response;
  const answered = plain.outputTokens - reasoningTokens;
  const tokens = Math.min(thoughtTokens[effort ?? 'low'] ?? 40, budget - answered);
  return {
    ...plain,
    reasoning: reasoning ?? 'One thing after the other.',
    reasoningTokens: tokens,
    outputTokens: answered + tokens,
  };
}

/** More of it, the higher the effort. */
const thoughtTokens: Readonly<Record<string, number>> = {
  minimal: 8,
  low: 40,
  medium: 160,
  high: 400,
  xhigh: 800,
  max: 1600,
};

/** A model that understands what probes ask it. */
function answerTo(
  { words, system, schema, json, images, videos = [], audios = [], documents, before = '' }: RequestedFeatures,
  applies: ResponseOptions['applies'],
): string {
  if (schema !== undefined && applies('schema')) return JSON.stringify(madeBy(schema));
  if (json === true) return JSON.stringify({ answer: 'OK' });
  const [image] = images;
  if (image !== undefined && applies('image') && applies('tool-image')) return whatIsSeen(image);
  const [clip] = [...(applies('video') ? videos : []), ...(applies('audio') ? audios : [])];
  if (clip !== undefined) return whatIsInClip(clip);
  const hidden =
    documents.join('\n').match(/is (\w+)\./)?.[1] ??
    (/favourite/i.test(words) ? system.match(/is (\w+)\./)?.[1] : undefined) ??
    (applies('previous-response') ? before.match(/code word of today is (\w+)\./)?.[1] : undefined);
  if (hidden !== undefined && applies('document') && applies('pdf') && applies('system')) return `It is ${hidden}.`;
  const count = /from (\d+) to (\d+)/i.exec(words);
  if (count === null) return 'OK.';
  const [first, last] = [Number(count[1]), Number(count[2])];
  return Array.from({ length: Math.min(100, last - first + 1) }, (_, index) => first + index).join(', ');
}

function madeBy(schema: JsonObject): JsonObject {
  return Object.fromEntries(textsOf(schema['required']).map((key) => [key, 'Paris']));
}

/** What a reply tells beside its content. */
function traces(
  call: Call,
  model: Model,
  { requested, applies }: { requested: RequestedFeatures; applies: ResponseOptions['applies'] },
): Partial<ModelResponse> {
  const { tier, latency, logProbabilities, guardrail, prefix } = requested;
  return {
    ...(tier !== undefined && { tier: applies('tier') ? tier : 'default' }),
    ...(latency !== undefined && { latency: applies('latency') ? latency : 'standard' }),
    ...(requested.citations === true && applies('citations') && { cited: requested.documents[0] ?? '' }),
    ...serverTools(requested, applies),
    ...(logProbabilities && applies('log-probabilities') && { logProbabilities: true }),
    ...(guardrail !== undefined && applies('guardrail') && { guarded: true }),
    ...(prefix !== undefined &&
      applies('cache') &&
      isAble(model, 'cache') &&
      remembered(call, model, { prefix, forHour: requested.forHour === true && applies('cache-hour') })),
  };
}

/** Less is not worth caching (user guide, prompt caching); in characters, four to a token. */
const leastCached = 4 * 1024;

/** The tools that the service runs before the model answers. */
function serverTools(
  { webSearch, keepsNotes, words }: RequestedFeatures,
  applies: ResponseOptions['applies'],
): Pick<ModelResponse, 'serverTools'> {
  if (webSearch === true && applies('web-search') && /\bsearch\b/i.test(words)) return { serverTools: ['web-search'] };
  return keepsNotes === true && /\bnotes\b/i.test(words) ? { serverTools: ['notes'] } : {};
}

interface Cached {
  prefix: string;
  forHour: boolean;
}

function remembered({ world, caller }: Call, { id }: Model, { prefix, forHour }: Cached): Pick<ModelResponse, 'cache'> {
  if (prefix.length < leastCached) return { cache: { read: 0, written: 0 } };
  const tokens = Math.ceil(prefix.length / 4);
  const key = `${caller.region} ${id} ${prefix}`;
  if (world.cached.has(key)) return { cache: { read: tokens, written: 0 } };
  world.cached.add(key);
  return { cache: { read: 0, written: tokens, ...(forHour && { forHour: true }) } };
}
