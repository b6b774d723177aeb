/** Runs by a few words: each cell as `target api` and what was found. */
import { snapshotOf, type Snapshot } from '../../src/compare/snapshot.ts';
import { keyOf } from '../../src/plan/cell.ts';
import type { ApiName, CellResult, Endpoint, Json, Listing, Row, Run, VerdictName } from '../../src/types.ts';

/** `✓`, a verdict, or a verdict and its reason: `blocked legacy-locked`. */
type Finding = string;

export function row(model: string, more: Partial<Row> = {}): Row {
  const endpoint: Endpoint = 'bedrock-runtime';
  return {
    region: 'us-east-1',
    endpoint,
    model,
    profileType: 'in-region',
    provider: 'Acme',
    input: [],
    output: [],
    ...more,
  };
}

export function runWith(found: Record<string, Partial<Record<ApiName, Finding>>>, more: Partial<Options> = {}): Run {
  const {
    startedAt = '2026-11-20T01:00:00.000Z',
    options = {},
    listings = [],
    suspect,
    rows = Object.keys(found).map((model) => row(model)),
  } = more;
  const apis: ApiName[] = more.apis ?? ['invoke', 'converse'];
  const results = rows.flatMap((one) =>
    Object.entries(found[one.profile ?? one.model] ?? {}).map(([api, finding]): [string, CellResult] => [
      keyOf(one, apis.find((name) => name === api) ?? 'invoke'),
      resultOf(finding),
    ]),
  );
  return {
    header: {
      schema: 1,
      tool: 'bedrock-matrix 0.1.0',
      versions: {},
      options,
      regions: more.regions ?? ['us-east-1'],
      apis,
      startedAt,
      simulated: false,
    },
    listings,
    rows,
    results: new Map(results),
    end: { endedAt: startedAt, wallMs: 1, calls: 1, ...(suspect !== undefined && { suspect }) },
  };
}

interface Options {
  startedAt: string;
  options: Record<string, Json>;
  listings: Listing[];
  suspect: string;
  rows: Row[];
  apis: ApiName[];
  regions: string[];
}

export function snapshot(...given: Parameters<typeof runWith>): Snapshot {
  return snapshotOf(runWith(...given), 'a run');
}

const verdicts: readonly VerdictName[] = ['supported', 'unsupported', 'blocked', 'inconclusive', 'untested'];

function resultOf(finding: Finding): CellResult {
  const [word = '', reason] = finding.split(' ');
  const verdict = word === '✓' ? 'supported' : (verdicts.find((name) => name === word) ?? 'untested');
  return { verdict, rule: 'test', calls: 1, ...(reason !== undefined && { reason }) };
}
