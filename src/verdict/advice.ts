/** Fills the next step of a reason with the facts of a cell, so that it can be followed as it stands. */
import { partitionOf } from '../config/regions.ts';
import { actionOf, knowsNoResource } from '../api-names.ts';
import type { ApiName, Row } from '../types.ts';
import { type Alternatives, alternativesText } from './alternatives.ts';
import { deniedAction, deniedRegion, deniedResource } from './denial.ts';
import { reasons, type Reason } from '../reasons/reasons.ts';

export interface CellFacts {
  row: Row;
  api: ApiName;
  /** The service's own words. */
  message?: string;
  /** What the run knows of the other ids of the model; absent outside of a run. */
  alternatives?: Alternatives;
}

/** One or two sentences in the imperative; no placeholder is left. */
export function adviceFor(reason: Reason, facts: CellFacts): string {
  const nextStep = refusesGuardrail(facts) ? checkGuardrail : reasons[reason].nextStep + guardrailHint(facts);
  return filled(nextStep, facts);
}

/** No request of ours holds a guardrail that the user did not name. The service's words: github.com/openclaw/openclaw/pull/58588, test 7 (read in November 2026). */
function refusesGuardrail({ message = '' }: CellFacts): boolean {
  return /\bguardrail\b.*\b(?:invalid|not (?:valid|found|exist)|does(?:n't| not) exist)\b/i.test(message);
}

const checkGuardrail =
  'Check the id and the version of the guardrail (--guardrail, or your own probe): {region} has those that `aws bedrock list-guardrails --region {region}` shows.';

/** Their requests have no place for a guardrail (service model of bedrock-runtime, 2026-11). */
const withoutGuardrail: ReadonlySet<ApiName> = new Set(['bidirectional', 'async-invoke', 'rerank']);

/** A denial does not say which condition of the policy held: one that demands a guardrail denies every call (user guide, guardrails-permissions-id). */
function guardrailHint({ row, api, message = '' }: CellFacts): string {
  const isExplicit =
    /\bexplicit deny\b/i.test(message) && deniedAction(message)?.startsWith('bedrock:InvokeModel') === true;
  if (!isExplicit || row.endpoint !== 'bedrock-runtime') return '';
  const demand = ' If the policy demands a guardrail (bedrock:GuardrailIdentifier)';
  return withoutGuardrail.has(api)
    ? `${demand}, it denies every call on {api}, which cannot carry one: exempt the action there, or leave it out with --api.`
    : `${demand}, name it: --guardrail <id:version> --guardrail-on all.`;
}

/** What a reason means, with the facts of the cell in it. */
export function meaning(reason: Reason, facts: CellFacts): string {
  return filled(reasons[reason].meaning, facts);
}

function filled(sentence: string, facts: CellFacts): string {
  const values = valuesOf(facts);
  return sentence.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder).trimEnd();
}

function valuesOf({ row, api, message = '', alternatives }: CellFacts): Record<string, string> {
  const action = deniedAction(message) ?? actionOf(api, row.endpoint) ?? '';
  return {
    model: row.model,
    target: row.profile ?? row.model,
    region: row.region,
    endpoint: row.endpoint,
    api,
    alternatives: alternativesText({ row, api }, alternatives),
    action,
    resource: deniedResource(message) ?? (knowsNoResource(action) ? 'all resources (*)' : resourceOf(row)),
    retentionModes: retentionModesText(row),
    deniedRegion: deniedRegion(message) ?? row.region,
  };
}

/** Only bedrock-mantle lists them. */
function retentionModesText({ claims }: Row): string {
  const modes = claims?.retentionModes ?? [];
  return modes.length === 0 ? '' : ` (its listing says: ${modes.join(', ')})`;
}

function resourceOf(row: Row): string {
  const partition = partitionOf(row.region);
  if (row.endpoint === 'bedrock-mantle') return `arn:${partition}:bedrock-mantle:${row.region}:*:project/default`;
  if (row.profile === undefined) return `arn:${partition}:bedrock:${row.region}::foundation-model/${row.model}`;
  if (row.profile.startsWith('arn:')) return row.profile;
  return `arn:${partition}:bedrock:${row.region}:*:inference-profile/${row.profile}`;
}
