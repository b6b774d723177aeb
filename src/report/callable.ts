/**
 * What to call: for every Region and model, and every API that answers, the id and endpoint to use, and the route.
 * schemas/callable.schema.json describes it. The nearest target wins: in-region, then geographic, then global; of two alike,
 * bedrock-runtime, because it needs no permission on a mantle project.
 */
import { profileTypes } from '../enumerations.ts';
import { keyOfWords, regionOf, targetOf } from '../plan/cell.ts';
import type { ApiName, Endpoint, ProfileType, Run } from '../types.ts';
import { hostOf } from '../api-names.ts';
import { budgetField } from './budget-field.ts';
import { cellsOf, type ReportedCell } from '../run-facts/cells.ts';
import type { TextFormat } from './format.ts';
import { figuresOf, type Sourced } from './gateways/model-figures.ts';
import { measuredFeatures } from './gateways/answering.ts';
import { provenanceOf } from './gateways/provenance.ts';

/** How one API of a model is called. */
interface Way {
  id: string;
  endpoint: Endpoint;
  profileType: ProfileType;
  /** The endpoint of AWS to call, where it is another than that of the model. */
  host?: string;
  /** Base path on the endpoint, as recorded. */
  route?: string;
  /** The request's field for the most tokens to write, in the form that the model took. */
  budgetField?: string;
  /** What was asked of the id on this API beyond an answer, by its key: whether it can. */
  features?: Record<string, boolean>;
}

interface CallableModel {
  /** In a run over several. */
  account?: string;
  region: string;
  model: string;
  provider: string;
  /** In tokens; what no source states is not there. */
  limits?: { contextWindow?: Sourced; maxOutputTokens?: Sourced };
  apis: Partial<Record<ApiName, Way>>;
}

export const callable: TextFormat = {
  render(run) {
    const { from, to, account, simulated, suspect, complete, incomplete } = provenanceOf(run);
    const document = {
      schema: 1,
      simulated,
      suspect,
      complete,
      incomplete,
      measured: { from, to, account },
      models: callableModels(run),
    };
    return `${JSON.stringify(document, null, 2)}\n`;
  },
};

/** Models that answer nothing are there too, with no API: a program can tell them from unknown ones. */
function callableModels(run: Run): CallableModel[] {
  const models = new Map<string, CallableModel>();
  for (const cell of cellsOf(run)) {
    // What the account set up is called by an ARN that no file holds.
    if (cell.row.kind !== undefined) continue;
    const { account, region, model, provider } = cell.row;
    const key = keyOfWords(regionOf(cell.row), model);
    const named = account !== undefined && { account };
    const entry = models.get(key) ?? { ...named, region, model, provider, ...limitsOf(run, cell), apis: {} };
    models.set(key, entry);
    if (cell.result.verdict !== 'supported') continue;
    const known = entry.apis[cell.api];
    if (known === undefined || rank(cell.row) < rank(known)) entry.apis[cell.api] = wayOf(run, cell);
  }
  return [...models.values()].toSorted(byRegionAndModel);
}

/** Rows come by endpoint; a model that both endpoints serve must still stand where a reader looks for it. */
function byRegionAndModel(a: CallableModel, b: CallableModel): number {
  const [left, right] = [`${regionOf(a)} ${a.model}`, `${regionOf(b)} ${b.model}`];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function limitsOf(run: Run, { row }: ReportedCell): Pick<CallableModel, 'limits'> {
  const { contextWindow, maxOutputTokens } = figuresOf(run, row);
  if (contextWindow === undefined && maxOutputTokens === undefined) return {};
  return { limits: { ...(contextWindow && { contextWindow }), ...(maxOutputTokens && { maxOutputTokens }) } };
}

function wayOf(run: Run, { row, api, result: { route, variant } }: ReportedCell): Way {
  const field = budgetField(api, variant);
  const features = Object.fromEntries(measuredFeatures(run, { row }, [api]));
  const host = hostOf(api, row.endpoint);
  return {
    id: targetOf(row),
    endpoint: row.endpoint,
    profileType: row.profileType,
    ...(host !== row.endpoint && { host }),
    ...(route !== undefined && { route }),
    ...(field !== undefined && { budgetField: field }),
    ...(Object.keys(features).length > 0 && { features }),
  };
}

function rank({ profileType, endpoint }: Pick<Way, 'profileType' | 'endpoint'>): number {
  return profileTypes.indexOf(profileType) * 2 + (endpoint === 'bedrock-runtime' ? 0 : 1);
}
