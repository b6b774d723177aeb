/** The catalogue as one HTML file, in the look of the report of a run: what is listed and published; nothing in it was called. */
import { redact } from '../aws/redact.ts';
import { residencies, type Residency } from '../report/html/data-residency.ts';
import { renderPage } from '../report/html/page.ts';
import { limitsCoverage } from './coverage.ts';
import { loggingText } from './logging.ts';
import type { Quota } from './quota-record.ts';
import type { Catalogue, ModelRecord, Observation } from './record.ts';
import { gapsOf } from './summary.ts';

export interface CataloguePage {
  tool: string;
  simulated: boolean;
  generatedAt: string;
  regions: string[];
  /** When the run began whose calls stand under `observed`; absent without evidence. */
  observedRun?: string;
  /** What could not be listed. */
  gaps: string[];
  coverage: { text: number; both: number };
  /** Whether the account logs invocations; absent where nothing told. */
  logging?: string;
  residencies: readonly Residency[];
  models: CatalogueModel[];
}

/** A record without what only machines need; those stand in the JSON and the workbook. */
interface CatalogueModel extends Omit<ModelRecord, 'quotas' | 'observed' | 'listed'> {
  quotas: Pick<Quota, 'code' | 'name' | 'scope' | 'value' | 'variant' | 'adjustable' | 'regions'>[];
  observed: (Pick<Observation, 'api' | 'endpoint' | 'target' | 'verdict'> & { regions: number })[];
  /** Claims that nothing else of the record tells. */
  claims: { family?: string; note?: string };
}

export function catalogueHtml(catalogue: Catalogue): string {
  const title = `Amazon Bedrock models${catalogue.simulated ? ' (simulated: true)' : ''}`;
  return renderPage('catalogue', { title, data: redacted(pageOf(catalogue)) });
}

function pageOf(catalogue: Catalogue): CataloguePage {
  const { tool, simulated, generatedAt, regions, observedRun, models } = catalogue;
  const { text, both } = limitsCoverage(models);
  const logging = loggingText(catalogue.logging);
  return {
    tool,
    simulated,
    generatedAt,
    regions,
    ...(observedRun !== null && { observedRun: observedRun.startedAt }),
    gaps: gapsOf(catalogue),
    coverage: { text, both },
    ...(logging !== undefined && { logging }),
    residencies,
    models: models.map(modelOf),
  };
}

function modelOf({ listed, quotas, observed, ...record }: ModelRecord): CatalogueModel {
  return {
    ...record,
    quotas: quotas.map(({ code, name, scope, value, variant, adjustable, regions }) => {
      return { code, name, scope, value, variant, adjustable, regions };
    }),
    observed: observed.map(({ api, endpoint, target, verdict, regions }) => {
      return { api, endpoint, target, verdict, regions: regions.length };
    }),
    claims: {
      ...(listed?.family !== undefined && { family: listed.family }),
      ...(listed?.note !== undefined && { note: listed.note }),
    },
  };
}

/** Text by text: a quota of twelve digits is no account. */
function redacted(page: CataloguePage): CataloguePage {
  return JSON.parse(JSON.stringify(page, (_, value: unknown) => (typeof value === 'string' ? redact(value) : value)));
}
