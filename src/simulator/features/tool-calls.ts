/** The tools that a model calls when it is asked to, and with which arguments. */
import type { JsonObject } from '../../types.ts';
import type { ToolCall } from '../model-response.ts';
import { objectOf, textsOf } from './json.ts';
import type { RequestedFeature, RequestedFeatures, Tool } from './requested-feature.ts';

interface Caller {
  applies: (wish: RequestedFeature) => boolean;
  /** It makes several calls in one reply. */
  parallel: boolean;
  /** It calls tools while it thinks: those that it must, or those that it may. */
  callsWhileThinking: (forced: boolean) => boolean;
}

export function toolCalls(requested: RequestedFeatures, { applies, parallel, callsWhileThinking }: Caller): ToolCall[] {
  const { tools, forced, words, results } = requested;
  const isForced = forced !== undefined && applies(forced === 'any' ? 'any-tool' : 'forced-tool');
  const isAsked = /\btool\b/i.test(words) && results === 0 && applies('tools');
  if (!isForced && !isAsked) return [];
  if (requested.thinking === 'on' && !callsWhileThinking(isForced)) return [];
  const tool = tools.find(({ name }) => !isForced || forced === 'any' || name === forced.tool);
  if (tool === undefined) return [];
  const strict = tool.strict && applies('strict-tools');
  const cities = [...new Set(words.match(/\b(?:Paris|Tokyo)\b/g) ?? ['Paris'])];
  const asked = parallel ? cities : cities.slice(0, 1);
  return asked.map((city) => ({ name: tool.name, input: argumentsOf(tool, { city, strict }) }));
}

/** A call that is not held to its schema passes on what the user said. */
function argumentsOf({ schema }: Tool, { city, strict }: { city: string; strict: boolean }): JsonObject {
  const properties = objectOf(schema['properties']);
  const input: JsonObject = {};
  for (const key of textsOf(schema['required'])) {
    const allowed = textsOf(objectOf(properties[key])['enum']);
    input[key] = allowed[0] === undefined ? city : strict ? allowed[0] : '7 people, a birthday';
  }
  return input;
}
