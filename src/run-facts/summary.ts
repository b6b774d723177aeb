/** The numbers of a run. */
import { alternativesIn, type AlternativesOf } from './alternatives.ts';
import { costOf, type Cost } from '../price/cost.ts';
import type { ApiName, AccountResourceKind, CellResult, Endpoint, Row, Run, VerdictName } from '../types.ts';
import { grouped } from '../plan/grouped.ts';
import { hasReason } from '../reasons/reasons.ts';
import { regionOf, targetOf } from '../plan/cell.ts';
import { unavailableEndpoints, type UnavailableEndpoints } from './unavailable-endpoints.ts';
import { type Cause, causeOf } from './cause.ts';
import { cellsOf, type ReportedCell } from './cells.ts';
import { contradictions, type Contradiction } from './contradictions.ts';
import { apiLabel, askedApis } from './columns.ts';
import { featureCellsOf, limitFigure, type ReportedFeature } from './feature-cells.ts';
import { featureContradictions } from './feature-contradictions.ts';
import { gapsOf } from './gaps.ts';
import { onlyIn, type OnlyIn } from './only-in.ts';
import { isStructural, nextStepOf, titleOf } from './reason.ts';

type VerdictCounts = Record<VerdictName, number>;

/** Cells that share a verdict and a reason. */
interface ReasonCount {
  verdict: VerdictName;
  reason: string;
  title: string;
  count: number;
  /**
   * What to do about them; where that differs from cell to cell, it says for which one it is an example. Absent where the
   * catalogue does not know the reason.
   */
  next?: string;
}

export interface Summary {
  simulated: boolean;
  /** Why the run cannot be trusted. */
  suspect?: string;
  /** One fault outside the models that explains nearly every cell; absent in an ordinary run. */
  cause?: Cause;
  startedAt: string;
  regions: string[];
  /** The named profiles, in a run over several; else empty. */
  accounts: string[];
  /** Different model ids. */
  models: Record<Endpoint, number>;
  /** Different ids of system-defined inference profiles. */
  profiles: number;
  /** Of what the account set up, by kind. */
  callables: Partial<Record<AccountResourceKind, number>>;
  rows: number;
  cells: number;
  verdicts: VerdictCounts;
  /** supported / all cells, 0 to 1. */
  successRate: number;
  /** (supported + unsupported + blocked) / all cells, 0 to 1: of how many cells something was learned. */
  settledRate: number;
  /** HTTP calls made for cells, what is tested beyond the APIs among them, over all sessions of a run that was resumed. */
  calls: number;
  /** Of the answered calls among these. */
  inputTokens: number;
  outputTokens: number;
  /** What the answered calls cost at list prices. */
  cost: Cost;
  /** Of the last session, in milliseconds; absent when the run never ended. */
  wallMs?: number;
  /** It was continued: the calls are those of all its sessions. */
  hasEarlierSessions: boolean;
  /** Why the run is incomplete, a sentence each; empty when it is complete. */
  gaps: string[];
  /** Endpoints and Regions that are not there, with the reason: no gaps. */
  absent: UnavailableEndpoints[];
  /** Models that answer in only some of the tested Regions. */
  onlyIn: OnlyIn[];
  apis: { api: ApiName; verdicts: VerdictCounts }[];
  /** Of each column beyond the APIs, of the rows of which it was asked; `ignored` and `figures` are parts of `unsupported`. */
  features: { column: string; verdicts: VerdictCounts; ignored: number; figures: number }[];
  /** Most frequent first. */
  reasons: ReasonCount[];
  /** Of features, values and probes that need a look: what is neither ✓ nor a settled ✗. */
  checkReasons: ReasonCount[];
  /** Claims of the listings that the calls contradict. */
  disagreements: Contradiction[];
}

export function summarise(run: Run): Summary {
  const cells = cellsOf(run);
  const checked = featureCellsOf(run);
  const asked = [...cells, ...checked];
  const byApi = grouped(cells, ({ api }) => api);
  const verdicts = countVerdicts(cells);
  const rate = (count: number): number => (cells.length === 0 ? 0 : count / cells.length);
  const { end, header } = run;
  const alternativesOf = alternativesIn(run);
  const cause = causeOf(cells, alternativesOf);
  return {
    simulated: header.simulated,
    ...(end?.suspect === undefined ? {} : { suspect: end.suspect }),
    ...(cause === undefined ? {} : { cause }),
    startedAt: header.startedAt,
    regions: header.regions,
    accounts: header.accounts ?? [],
    ...targetCounts(run),
    cells: cells.length,
    verdicts,
    successRate: rate(verdicts.supported),
    settledRate: rate(verdicts.supported + verdicts.unsupported + verdicts.blocked),
    calls: Math.max(
      end?.calls ?? 0,
      total(asked, ({ calls }) => calls),
    ),
    inputTokens: total(asked, ({ inputTokens }) => inputTokens),
    outputTokens: total(asked, ({ outputTokens }) => outputTokens),
    cost: costOf(asked),
    gaps: gapsOf(run, asked),
    absent: unavailableEndpoints(run.listings),
    onlyIn: onlyIn(run, cells),
    apis: askedApis(run).map((api) => ({ api, verdicts: countVerdicts(byApi.get(api) ?? []) })),
    features: countFeatures(run, checked),
    reasons: countReasons(cells, alternativesOf),
    checkReasons: countReasons(checked.filter(needsALook), alternativesOf),
    disagreements: [...contradictions(run, cells), ...featureContradictions(checked)],
    ...(end === undefined ? {} : { wallMs: end.wallMs }),
    hasEarlierSessions: wasContinued(run),
  };
}

/** The time between two sessions is in none of them. A second more is that of the clock, or of the start. */
function wasContinued({ header, end }: Run): boolean {
  return end !== undefined && Date.parse(end.endedAt) - Date.parse(header.startedAt) > end.wallMs + 1000;
}

function targetCounts({ rows }: Run): Pick<Summary, 'models' | 'profiles' | 'callables' | 'rows'> {
  const modelsOn = (endpoint: Endpoint): number =>
    new Set(rows.filter((row) => row.endpoint === endpoint).map(({ model }) => model)).size;
  return {
    models: { 'bedrock-runtime': modelsOn('bedrock-runtime'), 'bedrock-mantle': modelsOn('bedrock-mantle') },
    profiles: new Set(rows.flatMap(({ profile, kind }) => (kind === undefined ? (profile ?? []) : []))).size,
    callables: callableCounts(rows),
    rows: rows.length,
  };
}

function callableCounts(rows: readonly Row[]): Summary['callables'] {
  const counts: Summary['callables'] = {};
  const seen = new Set<string>();
  for (const { kind, profile = '' } of rows) {
    if (kind === undefined || seen.has(profile)) continue;
    seen.add(profile);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function countVerdicts(cells: readonly ReportedCell[]): VerdictCounts {
  const counts: VerdictCounts = { supported: 0, unsupported: 0, blocked: 0, inconclusive: 0, untested: 0 };
  for (const { result } of cells) counts[result.verdict] += 1;
  return counts;
}

/** A settled ✗ of a feature is data. */
function needsALook({ result: { verdict, reason } }: ReportedCell): boolean {
  return verdict !== 'supported' && !(verdict === 'unsupported' && isStructural(reason));
}

function countFeatures({ header }: Run, cells: readonly ReportedFeature[]): Summary['features'] {
  const byColumn = grouped(cells, ({ column }) => column);
  return (header.features ?? []).map(({ column }) => {
    const asked = byColumn.get(column) ?? [];
    const ignored = asked.filter(({ result }) => hasReason(result, 'parameter-ignored')).length;
    const figures = asked.filter(({ result }) => limitFigure(result) !== undefined).length;
    return { column, verdicts: countVerdicts(asked), ignored, figures };
  });
}

/** Cells of one reason while they are counted. */
interface ReasonGroup {
  first: ReportedCell;
  count: number;
  next: string | undefined;
  /** Another cell has another next step. */
  differs: boolean;
}

function countReasons(cells: readonly ReportedCell[], alternativesOf: AlternativesOf): ReasonCount[] {
  const groups = new Map<string, ReasonGroup>();
  for (const cell of cells) {
    const { verdict, reason } = cell.result;
    if (reason === undefined) continue;
    const key = `${verdict} ${reason}`;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { first: cell, count: 1, next: nextStepOf(cell, alternativesOf), differs: false });
      continue;
    }
    group.count += 1;
    // One that differs is enough: there may be 100,000 cells.
    if (!group.differs) group.differs = nextStepOf(cell, alternativesOf) !== group.next;
  }
  // Sorting is stable: equal counts stay in the order in which the CSV first shows them.
  return [...groups.values()].toSorted((a, b) => b.count - a.count).map(reasonCount);
}

function reasonCount({ first, count, next, differs }: ReasonGroup): ReasonCount {
  const { row, api, result } = first;
  const { verdict, reason = '' } = result;
  const example = `For example ${targetOf(row)} on ${apiLabel(api)} in ${regionOf(row)}: ${next}`;
  return {
    verdict,
    reason,
    title: titleOf(reason),
    count,
    ...(next !== undefined && { next: differs ? example : next }),
  };
}

function total(cells: readonly ReportedCell[], of: (result: CellResult) => number | undefined): number {
  return cells.reduce((sum, { result }) => sum + (of(result) ?? 0), 0);
}
