/** How a model does what it is asked: the words it finds, the tool it calls, what it remembers of an earlier prompt. */
import type { Call } from '../call.ts';
import type { Model } from '../catalogue.ts';
import { globMatches } from '../glob.ts';
import { fraction } from '../hash.ts';
import type { Refusal } from '../refusal.ts';
import type { JsonObject } from '../../types.ts';
import { respond, type ModelResponse } from '../model-response.ts';
import { textsOf } from './json.ts';
import { whatIsSeen } from './picture.ts';
import { isAble } from './skills.ts';
import { requestedIn, type RequestedFeature, type RequestedFeatures } from './requested-feature.ts';

export interface ApplyOptions {
  call: Call;
  model: Model;
  wishes: RequestedFeatures;
  /** Output tokens at most. */
  budget: number | undefined;
  /** In the words of the surface. */
  refuse: (wish: RequestedFeature, wishes: RequestedFeatures) => Refusal;
}

export function applyFeatures({ call, model, wishes, budget, refuse }: ApplyOptions): ModelResponse | Refusal {
  const ignored = new Set(requestedIn(wishes).filter((wish) => ignores(call, model, wish)));
  const heeded = (wish: RequestedFeature): boolean => !ignored.has(wish);
  // Prompts that are cached unasked are never refused.
  const lacking = requestedIn(wishes).find(
    (wish) =>
      heeded(wish) &&
      !isAble(model, wish) &&
      !(wish === 'cache' && call.shape !== 'native' && call.shape !== 'anthropic'),
  );
  if (lacking !== undefined) return refuse(lacking, wishes);
  const said = responseTo(model, wishes, { budget, heeded });
  const told = traces(call, model, { wishes, heeded });
  // What is cached is counted apart.
  const uncached = told.cache === undefined ? Math.ceil((wishes.prefix?.length ?? 0) / 4) : 0;
  return { ...said, ...told, inputTokens: said.inputTokens + uncached };
}

/** By the scenario; in a demonstration also by lot, for what is taken without a word. */
const quietlyDropped: ReadonlySet<RequestedFeature> = new Set([
  'stop',
  'forced-tool',
  'schema',
  'cache',
  'tier',
  'log-probabilities',
  'no-thinking',
]);

function ignores({ world }: Call, { id }: Model, wish: RequestedFeature): boolean {
  const { ignores: given = [], defaultFaults, seed = 0 } = world.scenario;
  if (given.some((entry) => entry.wish === wish && globMatches(entry.model, id))) return true;
  return defaultFaults === true && quietlyDropped.has(wish) && fraction(seed, 'ignored', wish, id) < 0.12;
}

interface ResponseOptions {
  budget: number | undefined;
  heeded: (wish: RequestedFeature) => boolean;
}

function responseTo({ id }: Model, wishes: RequestedFeatures, { budget, heeded }: ResponseOptions): ModelResponse {
  const said = respond(id, budget);
  if (said.stop === 'length') return said;
  const thought = thinkingOf(said, wishes, heeded);
  const called = calledTool(wishes, heeded);
  if (called !== undefined)
    return { ...thought, text: '', tool: called, stop: 'tool', outputTokens: thought.outputTokens + 20 };
  const text = answerTo(wishes, heeded);
  const cut = heeded('stop') ? wishes.stop.map((stop) => text.indexOf(stop)).filter((place) => place >= 0) : [];
  const shown = cut.length > 0 ? text.slice(0, Math.min(...cut)) : text;
  return { ...thought, text: shown, ...(cut.length > 0 && { stop: 'sequence' }) };
}

function thinkingOf(
  said: ModelResponse,
  { thinking }: RequestedFeatures,
  heeded: ResponseOptions['heeded'],
): ModelResponse {
  const { reasoning, ...plain } = said;
  if (thinking === 'off' && heeded('no-thinking')) return plain;
  return thinking === 'on' ? { ...said, reasoning: reasoning ?? 'One thing after the other.' } : said;
}

function calledTool(
  { tools, forced, words, results }: RequestedFeatures,
  heeded: ResponseOptions['heeded'],
): ModelResponse['tool'] {
  const isForced = forced !== undefined && heeded('forced-tool');
  const isAsked = /\btool\b/i.test(words) && results === 0 && heeded('tools');
  if (!isForced && !isAsked) return undefined;
  const tool = tools.find(({ name }) => !isForced || forced === 'any' || name === forced.tool);
  return tool && { name: tool.name, input: Object.fromEntries(tool.required.map((key) => [key, 'Paris'])) };
}

/** A model that understands what probes ask it. */
function answerTo(
  { words, system, schema, json, images, documents }: RequestedFeatures,
  heeded: ResponseOptions['heeded'],
): string {
  if (schema !== undefined && heeded('schema')) return JSON.stringify(madeBy(schema));
  if (json === true) return JSON.stringify({ answer: 'OK' });
  const [image] = images;
  if (image !== undefined && heeded('image')) return whatIsSeen(image);
  const hidden =
    documents.join('\n').match(/is (\w+)\./)?.[1] ??
    (/favourite/i.test(words) ? system.match(/is (\w+)\./)?.[1] : undefined);
  if (hidden !== undefined && heeded('document') && heeded('system')) return `It is ${hidden}.`;
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
  { wishes, heeded }: { wishes: RequestedFeatures; heeded: ResponseOptions['heeded'] },
): Partial<ModelResponse> {
  const { tier, logProbabilities, guardrail, prefix } = wishes;
  return {
    ...(tier !== undefined && { tier: heeded('tier') ? tier : 'default' }),
    ...(logProbabilities && heeded('log-probabilities') && { logProbabilities: true }),
    ...(guardrail !== undefined && heeded('guardrail') && { guarded: true }),
    ...(prefix !== undefined && heeded('cache') && isAble(model, 'cache') && remembered(call, model, prefix)),
  };
}

/** Less is not worth caching (user guide, prompt caching); in characters, four to a token. */
const leastCached = 4 * 1024;

function remembered({ world, caller }: Call, { id }: Model, prefix: string): Pick<ModelResponse, 'cache'> {
  if (prefix.length < leastCached) return { cache: { read: 0, written: 0 } };
  const tokens = Math.ceil(prefix.length / 4);
  const key = `${caller.region} ${id} ${prefix}`;
  if (world.cached.has(key)) return { cache: { read: tokens, written: 0 } };
  world.cached.add(key);
  return { cache: { read: 0, written: tokens } };
}
