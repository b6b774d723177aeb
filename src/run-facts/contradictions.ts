/** Claimed against observed: where the listings say one thing and the calls another. */
import { streamOf } from '../api-names.ts';
import { keyOfWords, regionOf } from '../plan/cell.ts';
import { grouped } from '../plan/grouped.ts';
import type { ApiName, Availability, CellResult, Row, Run } from '../types.ts';
import { hasReason, type Reason } from '../reasons/reasons.ts';
import { cellsOf, type ReportedCell } from './cells.ts';

/** One claim that the calls contradict. */
export interface Contradiction {
  row: Row;
  /** What is claimed, with the name of the field that claims it. */
  claim: string;
  /** What the calls showed. */
  observed: string;
}

type FoundContradiction = Omit<Contradiction, 'row'>;

/** Reasons that speak of access, which GetFoundationModelAvailability says the account has. */
const accessReasons: readonly Reason[] = [
  'model-access-denied',
  'marketplace-agreement',
  'marketplace-pending',
  'account-restricted',
  'use-case-form',
  'geography-restricted',
];

/** Every contradiction of a run, in the order of the CSV. `all`: the cells of its matrix, where they are at hand. */
export function contradictions(run: Run, all: readonly ReportedCell[] = cellsOf(run)): Contradiction[] {
  const claimed = new Map((run.availability ?? []).map((claim) => [keyOfWords(regionOf(claim), claim.model), claim]));
  return [...grouped(all, ({ row }) => row)].flatMap(([row, cells]) => {
    const availability =
      row.endpoint === 'bedrock-runtime' ? claimed.get(keyOfWords(regionOf(row), row.model)) : undefined;
    return contradictionsOfRow(row, cells, availability).map((found) => ({ row, ...found }));
  });
}

function contradictionsOfRow(
  row: Row,
  cells: readonly ReportedCell[],
  availability: Availability | undefined,
): FoundContradiction[] {
  const checks = [
    onDemand(row, cells),
    profileOnly(row, cells),
    streaming(row, cells),
    lifecycle(row, cells),
    access(cells, availability),
  ];
  return checks.filter((found) => found !== undefined);
}

function onDemand({ claims, profile }: Row, cells: readonly ReportedCell[]): FoundContradiction | undefined {
  if (profile !== undefined || claims?.inferenceTypes?.includes('ON_DEMAND') !== true) return undefined;
  return where(cells, (result) => hasReason(result, 'needs-inference-profile'), {
    claim: 'inferenceTypesSupported has ON_DEMAND',
    observed: 'refused on demand, an inference profile is needed',
  });
}

function profileOnly({ claims, profile }: Row, cells: readonly ReportedCell[]): FoundContradiction | undefined {
  const types = claims?.inferenceTypes ?? [];
  if (profile !== undefined || types.length === 0 || types.includes('ON_DEMAND')) return undefined;
  return where(cells, ({ verdict }) => verdict === 'supported', {
    claim: `inferenceTypesSupported is ${types.join(', ')}`,
    observed: 'answers on demand',
  });
}

/** The control plane lists what bedrock-runtime streams by its own operations. */
const streamsOfTheListing = new Set<ApiName>([streamOf('invoke'), streamOf('converse')]);

function streaming({ claims }: Row, cells: readonly ReportedCell[]): FoundContradiction | undefined {
  if (claims?.streaming === undefined) return undefined;
  const streams = cells.filter(({ api }) => streamsOfTheListing.has(api));
  return claims.streaming
    ? where(streams, (result) => hasReason(result, 'streaming-not-supported'), {
        claim: 'responseStreamingSupported is true',
        observed: 'streaming is refused',
      })
    : where(streams, ({ verdict }) => verdict === 'supported', {
        claim: 'responseStreamingSupported is false',
        observed: 'streams',
      });
}

function lifecycle({ claims }: Row, cells: readonly ReportedCell[]): FoundContradiction | undefined {
  if (claims?.lifecycle !== 'ACTIVE') return undefined;
  return where(cells, (result) => hasReason(result, 'legacy-locked', 'model-retired'), {
    claim: 'modelLifecycle.status is ACTIVE',
    observed: 'refused as Legacy or retired',
  });
}

function access(
  cells: readonly ReportedCell[],
  availability: Availability | undefined,
): FoundContradiction | undefined {
  if (availability === undefined) return undefined;
  const { agreement, authorization, entitlement, inRegion } = availability;
  const granted =
    agreement === 'AVAILABLE' &&
    authorization === 'AUTHORIZED' &&
    entitlement !== 'NOT_AVAILABLE' &&
    inRegion !== 'NOT_AVAILABLE';
  if (granted) {
    return where(cells, (result) => hasReason(result, ...accessReasons), {
      claim: 'GetFoundationModelAvailability says AUTHORIZED and AVAILABLE',
      observed: 'the call is denied',
    });
  }
  return where(cells, ({ verdict }) => verdict === 'supported', {
    claim: `GetFoundationModelAvailability says ${Object.values({ agreement, authorization, entitlement, inRegion }).filter(Boolean).join(', ')}`,
    observed: 'the call is answered',
  });
}

/** The contradiction with the APIs it was seen on, when it was seen at all. */
function where(
  cells: readonly ReportedCell[],
  seen: (result: CellResult) => boolean,
  { claim, observed }: FoundContradiction,
): FoundContradiction | undefined {
  const apis = cells.filter(({ result }) => seen(result)).map(({ api }) => api);
  return apis.length === 0 ? undefined : { claim, observed: `${observed} (${apis.join(', ')})` };
}
