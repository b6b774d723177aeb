/**
 * Candidates of LLMRouter: one entry for each id and Region. Read from ulab-uiuc/LLMRouter, data/example_data/llm_candidates/
 * default_llm.json, commit 4e7a796, 2025-12-04, and from its fork for Bedrock, OverLang-Venture-Partners/LLMRouter
 * (llmrouter/utils/api_calling.py, aws_region), commit 86dc3dc, 2026. It calls Converse, through LiteLLM.
 */
import { regionOf } from '../../plan/cell.ts';
import type { Run } from '../../types.ts';
import type { TextFormat } from '../format.ts';
import { grouped } from '../../plan/grouped.ts';
import { answeringTargets, measuredFeatures, type Caller, type Target } from './answering.ts';
import { figuresOf, type ModelFigures } from './model-figures.ts';
import { provenanceOf, type Provenance } from './provenance.ts';

export const routerCaller: Caller = { endpoint: 'bedrock-runtime', apis: ['converse', 'converse-stream'] };

export const candidates: TextFormat = {
  render(run) {
    // It walks the whole run: once for all of them.
    const provenance = provenanceOf(run);
    const entries = namedTargets(run).map(([name, target]) => [name, entryOf(run, target, provenance)]);
    return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
  },
};

/** By the id; by id and place where several Regions or accounts have it. */
export function namedTargets(run: Run): [name: string, target: Target][] {
  const targets = answeringTargets(run, routerCaller);
  const counts = grouped(targets, ({ id }) => id);
  return targets.map((target) => {
    const isOne = (counts.get(target.id) ?? []).length === 1;
    return [isOne ? target.id : `${target.id}@${regionOf(target.row)}`, target];
  });
}

function entryOf(run: Run, target: Target, provenance: Provenance): object {
  const figures = figuresOf(run, target.row);
  const { contextWindow, maxOutputTokens, price } = figures;
  const size = sizeIn(target.row.model);
  return {
    ...(size !== undefined && { size }),
    feature: featureText(run, target, figures),
    ...(price && { input_price: price.input, output_price: price.output }),
    model: target.id,
    service: 'Bedrock',
    aws_region: target.row.region,
    measured: {
      ...provenance,
      ...(target.row.account !== undefined && { account: target.row.account }),
      apis: target.apis,
      ...(contextWindow && { contextWindow: contextWindow.source }),
      ...(maxOutputTokens && { maxOutputTokens: maxOutputTokens.source }),
      ...(price && { price: price.source }),
    },
  };
}

/** Parameters, where the id names them: `openai.gpt-oss-120b`. */
function sizeIn(model: string): string | undefined {
  return /(?:^|[-.])(\d+(?:\.\d+)?b)(?=[-:.]|$)/.exec(model)?.[1]?.toUpperCase();
}

/** One sentence of what was measured, listed and published: routers compare it with the question. */
export function featureText(run: Run, { row, id, apis }: Target, { contextWindow, price }: ModelFigures): string {
  const shown = [...measuredFeatures(run, { row }, apis)].flatMap(([feature, is]) => (is ? [feature] : []));
  return [
    `${id} by ${row.provider}`,
    ...(row.input.length > 0 ? [`takes ${row.input.join(', ').toLowerCase()}`] : []),
    ...(shown.length > 0 ? [`measured: ${shown.join(', ')}`] : []),
    ...(contextWindow ? [`${contextWindow.value} tokens of context`] : []),
    ...(price ? [`$${price.input} per million input tokens and $${price.output} per million output tokens`] : []),
  ].join('; ');
}
