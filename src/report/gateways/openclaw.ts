/**
 * Configuration of the OpenClaw Router (`llmrouter serve --config`), with its models over all Regions of the run. Read from
 * OverLang-Venture-Partners/LLMRouter, openclaw_router/config.py, commit 86dc3dc, 2026.
 */
import type { Run } from '../../types.ts';
import type { TextFormat } from '../format.ts';
import { featureText, namedTargets, routerCaller } from './candidates.ts';
import type { Target } from './answering.ts';
import { figuresOf } from './model-figures.ts';
import { headingLines } from './provenance.ts';
import { yamlText } from './yaml-text.ts';

export const openclaw: TextFormat = {
  render(run) {
    const llms = Object.fromEntries(namedTargets(run).map(([name, target]) => [name, llmOf(run, target)]));
    const heading = { reader: 'the OpenClaw Router (--config)', apis: routerCaller.apis };
    return `${headingLines(run, heading, '#')}${yamlText({ router: { strategy: 'random' }, llms })}`;
  },
};

/** What is left out is a default there: a price of 0, 4096 tokens of output, a context of 32768. */
function llmOf(run: Run, target: Target): object {
  const figures = figuresOf(run, target.row);
  const { contextWindow, maxOutputTokens, price } = figures;
  return {
    provider: 'bedrock',
    model: target.id,
    description: featureText(run, target, figures),
    ...(maxOutputTokens && { max_tokens: maxOutputTokens.value }),
    ...(contextWindow && { context_limit: contextWindow.value }),
    ...(price && { input_price: price.input, output_price: price.output }),
    aws_region: target.row.region,
  };
}
