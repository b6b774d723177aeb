/** Whether a refusal is a statement about what was asked beyond the API, and not about how we asked. */
import { featureLabels, isParameter, type FeatureName } from '../config/feature-names.ts';
import type { ApiName, Fault } from '../types.ts';
import { readCheckKey } from './check-key.ts';
import { featureOf } from './registry.ts';
import { protocolOf } from '../protocols/registry.ts';

/** Says no to something, as opposed to saying what is wrong with it. */
const no =
  /n['\u2019]t (?:\w+ )?(?:support|allow|accept|permit|have)|\bnot (?:\w+ )?(?:support|allow|accept|avail|enabl|compatib|implement|multimodal)|\bunsupported\b|\bdeprecated\b|\bonly\b.*\b(?:support|allow|available)/i;
const noCodes: ReadonlySet<string | undefined> = new Set(['unsupported_parameter', 'unsupported_value']);

/** Says that it does not know the name: a no where the name is the API's own. */
const unknown =
  /n['\u2019]t recogni[sz]e|\b(?:un|not )recogni[sz]ed\b|\bunknown\b|\bunexpected\b|\bnot permitted\b|\bextra inputs\b|\bextraneous\b/i;
const unknownCodes: ReadonlySet<string | undefined> = new Set(['unknown_parameter']);

/** The API answered this target's own request: a refusal that names what was added is about that. */
export function isStatementOn(
  { feature: key, api }: { feature: string; api: ApiName },
  { origin, message, param, code }: Fault,
): boolean {
  if (origin !== 'service' && origin !== 'stream') return false;
  const { kind } = readCheckKey(key);
  // All of the call is the user's: a refusal of any part of it is an answer.
  if (kind === 'probe') return true;
  const named = namesWhatWasAsked(key, { message, ...(param !== undefined && { param }) });
  if (!named || kind === 'value') return named;
  const { refusals, ours } = isFeature(key) ? featureOf(key) : {};
  if (ours?.test(message) === true) return false;
  const isUnknown = unknown.test(message) || unknownCodes.has(code);
  return isUnknown ? !isGuess(key, api) : no.test(message) || refusals?.test(message) === true || noCodes.has(code);
}

/** The refusal speaks of the feature or the parameter, whatever it says of it. */
export function namesWhatWasAsked(key: string, { message, param }: Pick<Fault, 'message' | 'param'>): boolean {
  const about = aboutOf(key);
  return about.test(message) || (param !== undefined && about.test(param));
}

/**
 * A no to the form in which it was asked, that names another one of the same feature ('Use "thinking.type.adaptive" to control
 * thinking behavior'): only where our form is a guess.
 */
export function pointsToAnotherForm(key: string, { message }: Pick<Fault, 'message'>): boolean {
  if (!isFeature(key) || featureOf(key).guessed === undefined) return false;
  const named = /\b(?:use|try|set|specify) ["'`]?([\w.]{3,60})/i.exec(message)?.[1];
  return named !== undefined && aboutOf(key).test(named);
}

function isGuess(key: string, api: ApiName): boolean {
  const shape = protocolOf(api);
  return isFeature(key) && shape !== undefined && featureOf(key).guessed?.includes(shape) === true;
}

const valueWords = {
  'max-tokens': /max[_\s]?(?:\w+[_\s]?)?tokens|\btokens\b|integer below/i,
  temperature: /temperature/i,
  'top-p': /top[_\s-]?p/i,
};

function aboutOf(key: string): RegExp {
  const subject = readCheckKey(key);
  if (subject.kind === 'value' && isParameter(subject.parameter)) return valueWords[subject.parameter];
  return isFeature(key) ? featureOf(key).about : /(?!)/;
}

function isFeature(key: string): key is FeatureName {
  return Object.hasOwn(featureLabels, key);
}
