/**
 * Whether a run learned what it asked. The one place that decides it, from the evidence: exit codes, outputs, reports, `merge`
 * and `--baseline` all ask here.
 */
import { hasApi } from '../api-names.ts';
import { regionOf } from '../plan/cell.ts';
import type { ApiName, CellResult, Listing, Row, RunEnd } from '../types.ts';
import { gapText, gapTitle } from './listing-gap.ts';
import { isUnanswered } from '../reasons/unanswered.ts';

/** A cell by what decides: where it was called, and what came of it. */
export interface CellFacts {
  row: Pick<Row, 'account' | 'region' | 'endpoint'>;
  /** Absent where the file does not tell. */
  api?: ApiName;
  feature?: string;
  result: Pick<CellResult, 'verdict' | 'reason' | 'message'>;
}

export interface RunFacts {
  cells: Iterable<CellFacts>;
  listings: readonly Listing[];
  /** `unknown`: the file does not tell, as a CSV. Absent: the run never came to its end. */
  end?: Pick<RunEnd, 'incomplete' | 'interrupted'> | 'unknown';
}

/** More than this share of the cells called at one endpoint of a Region makes a run incomplete. */
const mostInconclusive = 0.2;

/** Why the run is incomplete, a sentence without a full stop each; empty when it is complete. */
export function incompleteness({ cells, listings, end }: RunFacts): string[] {
  return [...endGaps(end), ...listings.flatMap(listingGap), ...[...tally(cells)].flatMap(placeGaps)];
}

function endGaps(end: RunFacts['end']): string[] {
  if (end === 'unknown') return [];
  if (end === undefined) return ['The run did not reach its end; --resume continues it'];
  return [
    ...(end.interrupted === true ? ['The run was interrupted; --resume continues it'] : []),
    ...(end.incomplete === undefined ? [] : [end.incomplete.replace(/\.$/, '')]),
  ];
}

function listingGap(listing: Listing): string[] {
  return listing.ok ? [] : [`${gapTitle(listing)}: ${gapText(listing).replace(/\.$/, '')}`];
}

/** What was called at one endpoint of a Region. */
interface PlaceTally {
  asked: Share;
  /** Questions beyond the APIs: only those that nobody answered count, since a reply that does not show a feature is an answer. */
  questions: Share;
  /** Cells that were not called because the endpoint had stopped answering, and what came last. */
  shut: { cells: number; message?: string };
}

interface Share {
  cells: number;
  /** Inconclusive cells by reason. */
  reasons: Map<string, number>;
}

function tally(cells: Iterable<CellFacts>): Map<string, PlaceTally> {
  const places = new Map<string, PlaceTally>();
  for (const cell of cells) {
    const name = `${cell.row.endpoint} in ${regionOf(cell.row)}`;
    const place = places.get(name) ?? { asked: newShare(), questions: newShare(), shut: { cells: 0 } };
    places.set(name, place);
    count(place, cell);
  }
  return places;
}

function newShare(): Share {
  return { cells: 0, reasons: new Map() };
}

function count({ asked, questions, shut }: PlaceTally, { row, api, feature, result }: CellFacts): void {
  const { verdict, reason = 'reason not recorded', message } = result;
  if (reason === 'endpoint-not-answering') {
    shut.cells += 1;
    if (message !== undefined) shut.message ??= message;
  }
  // What the endpoint has no API for is known without a call.
  if (verdict === 'untested' || (api !== undefined && !hasApi(row.endpoint, api))) return;
  const share = feature === undefined ? asked : questions;
  share.cells += 1;
  if (verdict !== 'inconclusive' || (feature !== undefined && !isUnanswered(reason))) return;
  share.reasons.set(reason, (share.reasons.get(reason) ?? 0) + 1);
}

function placeGaps([name, { asked, questions, shut }]: [string, PlaceTally]): string[] {
  const words = shut.message === undefined ? '' : `: ${shut.message.replace(/\.$/, '')}`;
  return [
    ...(shut.cells > 0 ? [`${name} stopped answering, and ${shut.cells} of its cells were not called${words}`] : []),
    ...shareGap(asked, `cells called at ${name}`),
    ...shareGap(questions, `questions beyond the APIs at ${name}`),
  ];
}

function shareGap({ cells, reasons }: Share, what: string): string[] {
  const inconclusive = [...reasons.values()].reduce((sum, times) => sum + times, 0);
  if (inconclusive <= cells * mostInconclusive) return [];
  const [[reason, times] = ['', 0]] = [...reasons].toSorted(([, a], [, b]) => b - a);
  return [`${inconclusive} of ${cells} ${what} are inconclusive, ${times} of them ${reason}`];
}
