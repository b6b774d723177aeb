/** Reads our own CSV back, the matrix or its long form: the marks, and the reasons where it has details. */
import { parse } from 'csv-parse/sync';

import { apiFacts } from '../api-facts.ts';
import { apiNames } from '../api-names.ts';
import { profileTypes, verdictNames } from '../enumerations.ts';
import { endpoints } from '../api-facts.ts';
import { UserError } from '../errors.ts';
import { keyOf, rowKey } from '../plan/cell.ts';
import { marks } from '../run-facts/cells.ts';
import type { VerdictName } from '../types.ts';
import type { Reason } from '../reasons/reasons.ts';
import { checkOfColumn } from './csv-column.ts';
import { askedOf } from './cell-address.ts';
import { incompleteness } from '../verdict/completeness.ts';
import { factsOf, type Judged, type Snapshot, type SnapshotCell, type Target } from './snapshot.ts';

type Fields = Readonly<Record<string, string>>;

/** @throws UserError that names the file, and the line where there is one. */
export function snapshotFromCsv(text: string, name: string): Snapshot {
  const records = recordsOf(text, name);
  const asLong = records[0] !== undefined && 'Verdict' in records[0] && 'API' in records[0];
  const cells = records.flatMap((fields, index) => {
    const place = `${name}, row ${index + 1}`;
    return asLong ? [longCell(fields, place)] : wideCells(fields, place);
  });
  // Of what was tested beyond the APIs: the long form knows no columns, the matrix all of them.
  const questions = asLong
    ? cells.flatMap((cell) => (cell.feature === undefined ? [] : [askedOf(cell)]))
    : Object.keys(records[0] ?? {}).filter((column) => checkOfColumn(column) !== undefined);
  // A CSV tells neither how the run ended nor what could not be listed.
  const gaps = incompleteness({ cells: cells.map(factsOf), listings: [], end: 'unknown' });
  const incomplete = gaps.length > 0 && { incomplete: gaps.join('. ') };
  return {
    name,
    ...incomplete,
    // Without the column nothing is known: a matrix of an earlier version had none.
    ...(records.some((fields) => fields['Simulated'] === 'yes') && { simulated: true }),
    questions: new Set(questions),
    cells: new Map(cells.map((cell) => [nameOf(cell), cell])),
  };
}

/** Where the API is not known, the column distinguishes the cells of a row. */
function nameOf({ target, api, feature, column }: SnapshotCell): string {
  return api === undefined ? `${rowKey(target)} ? ${column}` : keyOf(target, api, feature);
}

function recordsOf(text: string, name: string): Fields[] {
  try {
    if (text.trim() === '') throw new Error('it is empty');
    return parse<Record<string, string>>(text, { columns: ours, bom: true, skip_empty_lines: true }).map(undefused);
  } catch (error) {
    throw new UserError(
      `${name} is not a CSV that a run wrote: ${error instanceof Error ? error.message : String(error)}`,
      whatFits,
    );
  }
}

/** A matrix may have no rows; a file without our columns is no matrix. */
function ours(header: string[]): string[] {
  const missing = ['Model', 'Service', 'Profile_Type', 'Region'].find((column) => !header.includes(column));
  if (missing !== undefined) throw new Error(`it has no column ${missing}`);
  return header;
}

const whatFits = 'Name an evidence file, or a CSV or JSON report of a run.';

/** The apostrophe that keeps a spreadsheet from running a name is ours, not the name's. */
function undefused(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([column, field]) => [column, field.replace(/^'(?=[\s']*[=+\-@\t＝＋－＠])/u, '')]),
  );
}

function wideCells(fields: Fields, place: string): SnapshotCell[] {
  const target = targetIn(fields, place);
  const cells = apiNames.flatMap((api) => {
    const mark = fields[`${apiFacts[api].label}_API`];
    if (mark === undefined) return [];
    return [{ target, api, verdict: verdictOf(mark, place), ...reasonIn(fields[`${apiFacts[api].label}_Reason`]) }];
  });
  const answers = Object.entries(fields).flatMap(([column, mark]) => {
    const question = mark === '' ? undefined : checkOfColumn(column);
    if (question === undefined) return [];
    return [{ target, column, ...question, ...answerOf(mark, fields[`${column}_Reason`], place) }];
  });
  return [...cells, ...answers];
}

function longCell(fields: Fields, place: string): SnapshotCell {
  const api = apiNames.find((name) => name === fields['API'] || apiFacts[name].label === fields['API']);
  if (api === undefined) throw notOurs(place, `there is no API ${JSON.stringify(fields['API'])}`);
  return {
    target: targetIn(fields, place),
    api,
    ...(fields['Feature'] !== undefined && fields['Feature'] !== '' && { feature: fields['Feature'] }),
    verdict: verdictOf(fields['Verdict'] ?? '', place),
    ...reasonIn(fields['Reason']),
    ...figureIn(fields['Mark'] ?? ''),
  };
}

/** Its mark tells what came of a parameter that was accepted and ignored. */
const ignored = { verdict: 'unsupported', reason: 'parameter-ignored' } as const satisfies { reason: Reason } & Judged;

const limitStated = { verdict: 'unsupported', reason: 'limit-stated' } as const satisfies { reason: Reason } & Judged;

function answerOf(mark: string, reason: string | undefined, place: string): Judged {
  if (mark === 'ignored') return ignored;
  const named = figureIn(mark);
  if (named.figure !== undefined) return { ...limitStated, ...named };
  return { verdict: verdictOf(mark, place), ...reasonIn(reason) };
}

/** Of a limit that the service named the mark is the figure. */
function figureIn(mark: string): { figure?: number } {
  return /^\d+$/.test(mark) ? { figure: Number(mark) } : {};
}

function reasonIn(field: string | undefined): { reason?: string } {
  return field === undefined || field === '' ? {} : { reason: field };
}

/** A mark of the matrix, or the word of the long form. */
function verdictOf(mark: string, place: string): VerdictName {
  const verdict = verdictNames.find((name) => marks[name] === mark || name === mark);
  if (verdict === undefined) throw notOurs(place, `${JSON.stringify(mark)} is no mark of the matrix`);
  return verdict;
}

function targetIn(fields: Fields, place: string): Target {
  const { Model: model, Region: region, Service: service, Profile_Type: type, Profile_ID: profile } = fields;
  const { Account: account = '' } = fields;
  const endpoint = endpoints.find((known) => known === service);
  const profileType = profileTypes.find((known) => known === type);
  if (model === undefined || region === undefined || endpoint === undefined || profileType === undefined) {
    throw notOurs(place, 'Model, Region, Service or Profile_Type is missing or unknown');
  }
  const named = account !== '' && { account };
  return {
    ...named,
    region,
    endpoint,
    model,
    profileType,
    ...(profile !== undefined && profile !== '' && { profile }),
  };
}

function notOurs(place: string, why: string): UserError {
  return new UserError(`${place}: ${why}.`, whatFits);
}
