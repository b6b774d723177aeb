/** Which models a person would try first: active, callable as listed, answering text, newest. A guess from the listings, never a verdict. */
import type { Row } from '../types.ts';

/** Compared place by place; the smaller stands first. */
type Rank = readonly (number | string)[];

/** The rows of one model on one endpoint; profiles over it among them. */
export type ModelRows = readonly Row[];

/** Before models of its own provider. Ids of equal rank are ordered by themselves: the same every time. */
export function compareModels(a: ModelRows, b: ModelRows): number {
  return compareRanks([...promise(a), ...age(a), idOf(a)], [...promise(b), ...age(b), idOf(b)]);
}

/** Providers by the best that each has. A date means the same for all of them, a version number does not. */
export function compareProviders(a: readonly ModelRows[], b: readonly ModelRows[]): number {
  return compareRanks(rankOfProvider(a), rankOfProvider(b));
}

/** `models` are in order. */
function rankOfProvider([best = []]: readonly ModelRows[]): Rank {
  return [...promise(best), -startOf(best), best[0]?.provider ?? ''];
}

function promise(rows: ModelRows): Rank {
  return [Number(!rows.some(isActive)), Number(!rows.some(isCallable)), Number(!rows.some(isText))];
}

function isActive({ claims }: Row): boolean {
  const status = claims?.status ?? 'available';
  return claims?.lifecycle !== 'LEGACY' && /^(?:available|active|inservice)\b/i.test(status);
}

/** By its own id on demand, or through a profile. A listing that does not say how leaves it open. */
function isCallable({ profile, claims }: Row): boolean {
  return profile !== undefined || claims?.inferenceTypes?.includes('ON_DEMAND') !== false;
}

/** Text goes in and comes out; nothing listed is bedrock-mantle, which serves text. */
function isText({ model, input, output }: Row): boolean {
  if (/rerank|embed/.test(model)) return false;
  return [input, output].every((modalities) => modalities.length === 0 || modalities.includes('TEXT'));
}

/** Younger first: by the listed date, else by the version in the id. */
function age(rows: ModelRows): Rank {
  return [-startOf(rows), -versionOf(idOf(rows))];
}

function startOf(rows: ModelRows): number {
  return Math.max(0, ...rows.map(({ claims }) => Date.parse(claims?.startOfLife ?? '') || 0));
}

/** `4.5` in `claude-haiku-4-5-20251001-v1:0`, `5.6` in `gpt-5.6-sol`; sizes (`70b`), dates and `-v1:0` are no versions. 0: none. */
function versionOf(id: string): number {
  const found = /(?<![.\d]|[-.]v)(\d{1,2})(?:[.-](\d{1,2}))?(?![\dbm]|\.\d)/i.exec(id.replace(/^[^.]*\./, ''));
  return found === null ? 0 : Number(`${found[1]}.${(found[2] ?? '0').padStart(2, '0')}`);
}

function idOf([first]: ModelRows): string {
  return first?.model ?? '';
}

function compareRanks(a: Rank, b: Rank): number {
  for (const [place, mine] of a.entries()) {
    const other = b[place];
    if (other !== undefined && mine !== other) return mine < other ? -1 : 1;
  }
  return 0;
}
