/** Whether a refusal is a statement about what was tested beyond the API, and not about how we asked. */
import { readForm } from '../apis/form.ts';
import { eitherOf, inAnyCase, phrases } from '../text/phrases.ts';
import { isFeatureName, isNumberParameter, isParameter } from '../config/feature-names.ts';
import type { ApiName, CheckSubject, Fault } from '../types.ts';
import { numberParameters, wordParameters } from './parameters.ts';
import { featureOf } from './registry.ts';
import { protocolIn } from './request-format.ts';
import type { StatementWords } from './statement-words.ts';

/** Says no to something, as opposed to saying what is wrong with it. */
const no = inAnyCase(
  eitherOf(
    /n['\u2019]t (?:\w+ )?(?:support|allow|accept|permit|have)/,
    phrases(
      'not (?:\\w+ )?(?:support|allow|accept|avail|enabl|compatib|implement|multimodal)\\w*',
      'unsupported|deprecated',
      'only\\b.*\\b(?:support|allow|available)\\w*',
    ),
  ),
);
const noCodes: ReadonlySet<string | undefined> = new Set(['unsupported_parameter', 'unsupported_value']);

/** Says that it does not know the name: a no where the name is the API's own. */
const unknown =
  /n['\u2019]t recogni[sz]e|\b(?:un|not )recogni[sz]ed\b|\bunknown\b|\bunexpected\b|\bnot permitted\b|\bextra inputs\b|\bextraneous\b/i;
const unknownCodes: ReadonlySet<string | undefined> = new Set(['unknown_parameter']);

/** The API answered this target's own request: a refusal that names what was added is about that. */
export function isStatementOn(
  { check, api, variant }: { check: CheckSubject; api: ApiName; variant?: string },
  { origin, message, param, code }: Fault,
): boolean {
  if (origin !== 'service' && origin !== 'stream') return false;
  // All of the call is the user's: a refusal of any part of it is an answer.
  if (check.kind === 'probe') return true;
  const words = wordsOf(check);
  const about = words?.named ?? words?.about;
  const isNamed = about !== undefined && speaksOf(about, { message, param });
  if (!isNamed || words?.ours?.test(message) === true || isAboutRetention(check, { message })) return false;
  const isUnknown = unknown.test(message) || unknownCodes.has(code);
  if (isUnknown) return !isGuess(words, { api, variant });
  // Whatever is wrong with a value that is named: it is not taken.
  return check.kind === 'value' || no.test(message) || words?.refusals?.test(message) === true || noCodes.has(code);
}

/** The refusal does not know the field that was a guess of ours. */
export function isUnknownGuess(
  { check, api, variant }: { check: CheckSubject; api: ApiName; variant?: string },
  fault: Fault,
): boolean {
  if (fault.origin !== 'service' && fault.origin !== 'stream') return false;
  const isUnknown = unknown.test(fault.message) || unknownCodes.has(fault.code);
  return isUnknown && namesWhatWasAsked(check, fault) && isGuess(wordsOf(check), { api, variant });
}

/** The refusal speaks of the feature or the parameter, whatever it says of it. */
export function namesWhatWasAsked(check: CheckSubject, refusal: Refusal): boolean {
  const about = wordsOf(check)?.about;
  return about !== undefined && speaksOf(about, refusal);
}

/**
 * A no to the form in which it was asked, that names another one of the same feature ('Use "thinking.type.adaptive" to control
 * thinking behavior'): only where our form is a guess.
 */
export function pointsToAnotherForm(check: CheckSubject, { message }: Pick<Fault, 'message'>): boolean {
  const words = wordsOf(check);
  // A refusal of a combination may also name what to do instead: that is no other form of ours.
  if (words?.guessed === undefined || namesCombination(check, { message })) return false;
  const named = /\b(?:use|try|set|specify) ["'`]?([\w.]{3,60})/i.exec(message)?.[1];
  return named !== undefined && words.about.test(named);
}

/** The refusal says that the account stores nothing, where the check asks for something to be stored. */
export function isAboutRetention(check: CheckSubject, { message }: Pick<Fault, 'message'>): boolean {
  return wordsOf(check)?.retention?.test(message) === true;
}

/** The refusal speaks of more than one of the features that were asked for together. */
export function namesCombination(check: CheckSubject, refusal: Refusal): boolean {
  if (check.kind !== 'feature' || !isFeatureName(check.name)) return false;
  const members = Object.values(featureOf(check.name).members ?? {});
  return members.filter(({ about }) => speaksOf(about, refusal)).length > 1;
}

/** What a refusal says, in its words and in the field where it names a parameter. */
interface Refusal {
  message: string;
  param?: string | undefined;
}

function speaksOf(about: RegExp, { message, param }: Refusal): boolean {
  return about.test(message) || (param !== undefined && about.test(param));
}

function isGuess(
  words: StatementWords | undefined,
  { api, variant }: { api: ApiName; variant: string | undefined },
): boolean {
  const protocol = protocolIn(api, readForm(variant ?? ''));
  return protocol !== undefined && words?.guessed?.({ protocol, api }) === true;
}

/** Undefined for what has none, and for what another version of the tool asked. */
function wordsOf(check: CheckSubject): StatementWords | undefined {
  if (check.kind === 'feature') return isFeatureName(check.name) ? featureOf(check.name) : undefined;
  if (check.kind !== 'value' || !isParameter(check.parameter)) return undefined;
  return isNumberParameter(check.parameter) ? numberParameters[check.parameter] : wordParameters[check.parameter];
}
