/** What is known of a model without calling it, each figure with its source. */
import type { Catalogue, ModelRecord } from '../catalogue/record.ts';
import { suggestion } from '../config/nearest.ts';
import { usageError } from '../errors.ts';
import { keyOf, targetOf } from '../plan/cell.ts';
import { named } from '../plan/named.ts';
import { figuresOf } from '../report/gateways/model-figures.ts';
import { contradictions, type Contradiction } from '../run-facts/contradictions.ts';
import { rowsNamed } from '../run-facts/rows-named.ts';
import type { Row, Run } from '../types.ts';
import { firstOf } from './bounded.ts';
import { checkRegion } from '../run-facts/named-in-run.ts';
import type { DescribeQuestion } from './tools.ts';

/** What the server has: one of the two at least. */
export interface Known {
  run?: Run;
  catalogue?: { name: string; content: Catalogue };
}

/** More of them in one answer serve nobody. */
const mostModels = 5;

/** @throws UserError (usage), with the nearest ids, for a model that neither knows. */
export function describeModel(known: Known, question: DescribeQuestion): object {
  const { run, catalogue } = known;
  return {
    ...(run && { run: ofRun(run, question) }),
    ...(catalogue && { catalogue: ofCatalogue(catalogue, question.model) }),
  };
}

function ofRun(run: Run, { model, region }: DescribeQuestion): object {
  checkRegion(run, region);
  const rows = rowsNamed(run, model).filter((row) => region === undefined || row.region === region);
  const ids = [...new Set(rows.map((row) => row.model))];
  const wrong = contradictions(run);
  const models = ids.slice(0, mostModels).map((id) => {
    const own = new Set(rows.filter((row) => row.model === id));
    return describedBy(
      run,
      [...own],
      wrong.filter(({ row }) => own.has(row)),
    );
  });
  const { startedAt, simulated } = run.header;
  return {
    source: 'listings and calls of the last recorded run',
    startedAt,
    simulated,
    models,
    ...(ids.length > mostModels && { otherIds: ids.slice(mostModels, 100) }),
  };
}

/** `rows`: those of one model. */
function describedBy(run: Run, rows: readonly Row[], wrong: readonly Contradiction[]): object {
  const [first] = rows;
  if (first === undefined) return {};
  const id = first.model;
  const claims = (run.availability ?? []).filter((claim) => claim.model === id);
  return {
    id,
    provider: first.provider,
    input: first.input,
    output: first.output,
    // Tokens; US dollars per million tokens at list price.
    ...figuresOf(run, first),
    ...firstOf(
      'ids',
      rows.map((row) => idOf(run, row)),
    ),
    ...firstOf('availabilityClaims', claims),
    ...firstOf(
      'claimsThatCallsContradict',
      wrong.map(({ row, claim, observed }) => ({ id: targetOf(row), claim, observed })),
    ),
  };
}

function idOf(run: Run, row: Row): object {
  const answers = run.header.apis.filter((api) => run.results.get(keyOf(row, api))?.verdict === 'supported');
  const { account, region, endpoint, profileType, destinations, claims } = row;
  return { id: targetOf(row), account, region, endpoint, profileType, destinations, claims, answers };
}

function ofCatalogue({ name, content }: NonNullable<Known['catalogue']>, wanted: string): object {
  const records = recordsNamed(content.models, wanted);
  const { generatedAt, simulated } = content;
  return {
    source: `${name}, as \`bedrock-matrix models\` wrote it`,
    generatedAt,
    simulated,
    models: records.slice(0, mostModels).map(shortened),
    ...(records.length > mostModels && { otherIds: records.slice(mostModels, 100).map(({ id }) => id) }),
  };
}

function recordsNamed(models: readonly ModelRecord[], wanted: string): readonly ModelRecord[] {
  const found = named(models, wanted, ({ id, profiles, mantle }) => [
    id,
    ...profiles.map((profile) => profile.id),
    ...(mantle ? [mantle.id] : []),
  ]);
  if (found.length > 0) return found;
  throw usageError(
    `No model of the catalogue matches ${wanted}.`,
    suggestion(
      wanted.replaceAll(/[*?]/g, ''),
      models.map(({ id }) => id),
    ),
  );
}

/** A record with the first of its longest lists; what a run observed is left out, because the run tells it better. */
function shortened(record: ModelRecord): object {
  const { rates, ...prices } = record.prices;
  return {
    ...record,
    observed: undefined,
    prices: { ...prices, ...firstOf('rates', rates, 20) },
    ...firstOf('quotas', record.quotas, 40),
  };
}
