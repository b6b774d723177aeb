/** One line of an expectations file: which cells are known to be as they are, until when, and where that is followed up. */
import { apiNames } from '../api-names.ts';
import { usageError } from '../errors.ts';
import { targetOf } from '../plan/cell.ts';
import { globPattern } from '../text/glob.ts';
import { calledVerdicts } from '../enumerations.ts';
import type { ApiName, VerdictName } from '../types.ts';
import type { SnapshotCell } from './snapshot.ts';

/** `<id> <api>[+feature] <verdict> [reason=] [region=] [service=] [expires=] [issue=] [# words]`; globs in id, region and service. */
export interface Expectation {
  /** From 1, as editors count. */
  line: number;
  /** What the call names: a model id, or a profile id. */
  id: string;
  api: ApiName | '*';
  /** What was tested beyond the API, `tool-use`; absent: the API itself. */
  feature?: string;
  verdict: VerdictName;
  reason?: string;
  region?: string;
  service?: string;
  /** `2026-12-31`: the last day on which it holds, in UTC. */
  expires?: string;
  /** Where it is followed up. */
  issue?: string;
}

const extras = ['reason', 'region', 'service', 'expires', 'issue'] as const;

/** @throws UserError (usage) that names the file and the line. */
export function parseExpectations(text: string, name: string): Expectation[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => parseLine(line, `${name}, line ${index + 1}`, index + 1));
}

function parseLine(line: string, place: string, number: number): Expectation[] {
  const words = withoutComment(line).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const [id = '', apiWord, verdictWord, ...rest] = words;
  const [apiName, feature] = split(apiWord ?? '');
  const api = apiName === '*' ? apiName : apiNames.find((known) => known === apiName);
  if (api === undefined)
    throw wrong(place, `"${apiWord ?? ''}" is no API`, `Write * or one of ${apiNames.join(', ')}.`);
  const verdict = calledVerdicts.find((known) => known === verdictWord);
  if (verdict === undefined)
    throw wrong(place, `"${verdictWord ?? ''}" is no verdict`, `Write one of ${calledVerdicts.join(', ')}.`);
  return [{ line: number, id, api, ...(feature !== undefined && { feature }), verdict, ...extrasOf(rest, place) }];
}

function withoutComment(line: string): string {
  const at = line.search(/(?:^|\s)#/);
  return at === -1 ? line : line.slice(0, at);
}

/** `converse+tool-use`: the API, and what was tested beyond it. */
function split(word: string): [api: string, feature: string | undefined] {
  const at = word.indexOf('+');
  return at === -1 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function extrasOf(words: readonly string[], place: string): Partial<Pick<Expectation, (typeof extras)[number]>> {
  const found: Partial<Record<(typeof extras)[number], string>> = {};
  for (const word of words) {
    const [name, value] = [word.split('=', 1)[0], word.slice(word.indexOf('=') + 1)];
    const extra = extras.find((known) => known === name && word.includes('='));
    if (extra === undefined || value === '')
      throw wrong(
        place,
        `"${word}" is not understood`,
        `Known are ${extras.map((known) => `${known}=`).join(', ')}; words follow a #.`,
      );
    if (extra === 'expires' && !isDay(value)) throw wrong(place, `"${value}" is no day`, 'Write it as 2026-12-31.');
    found[extra] = value;
  }
  return found;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function wrong(place: string, what: string, fix: string): Error {
  return usageError(`${place}: ${what}.`, fix);
}

/** A cell with its names as a line writes them. */
export interface NamedCell {
  key: string;
  cell: SnapshotCell;
  id: string;
  region: string;
}

/** Each cell once, for all lines: there may be 100,000 of them. */
export function namedCells(cells: ReadonlyMap<string, SnapshotCell>): NamedCell[] {
  return [...cells].map(([key, cell]) => ({
    key,
    cell,
    id: lineWord(targetOf(cell.target)),
    region: lineWord(cell.target.region),
  }));
}

/** The cells that the line is about, whatever it says of them. */
export function cellsAbout(
  { id, api, feature, region = '*', service = '*' }: Expectation,
  cells: readonly NamedCell[],
): NamedCell[] {
  const [ids, regions, services] = [globPattern(id), globPattern(region), globPattern(service)];
  return cells.filter(
    (one) =>
      (api === '*' || api === one.cell.api) &&
      feature === one.cell.feature &&
      ids.test(one.id) &&
      regions.test(one.region) &&
      services.test(one.cell.target.endpoint),
  );
}

export function isMet({ verdict, reason }: Expectation, cell: SnapshotCell): boolean {
  return (
    verdict === cell.verdict && (reason === undefined || cell.reason === undefined || reason === lineWord(cell.reason))
  );
}

/**
 * An id as one word of a line that stands for it alone: blanks, what is not seen, `*`, `?`, `#` and `%` as in URLs. Ids are compared in this
 * form, so that a glob of the user matches them all the same.
 */
function lineWord(id: string): string {
  return id.replaceAll(/[\s%*?#\p{Cc}\p{Cf}]/gu, (character) =>
    character === '*' ? '%2A' : encodeURIComponent(character),
  );
}

/** The line that accepts one cell as it is, and no other. */
export function lineFor({ target, api: ofCell, feature, verdict, reason }: SnapshotCell): string {
  const api = ofCell ?? '*';
  const asked = feature === undefined ? api : `${api}+${feature}`;
  const words = [
    lineWord(targetOf(target)),
    asked,
    verdict,
    ...(reason === undefined ? [] : [`reason=${lineWord(reason)}`]),
  ];
  return [...words, `region=${lineWord(target.region)}`, `service=${target.endpoint}`].join(' ');
}
