/**
 * `config.toml` of Codex with its built-in provider `amazon-bedrock`. Read from openai/codex,
 * codex-rs/model-provider-info/src/lib.rs and codex-rs/model-provider/src/amazon_bedrock/mantle.rs, 2026: it calls the
 * Responses API of bedrock-mantle below /openai/v1, in one Region.
 */
import { stringify } from 'smol-toml';
import { regionOf } from '../../plan/cell.ts';
import type { Run } from '../../types.ts';
import { oneLine } from '../../medium.ts';
import type { TextFormat } from '../format.ts';
import { answeringTargets, type Caller, type Target } from './answering.ts';
import { figuresOf } from './model-figures.ts';
import { headingLines } from './provenance.ts';

const caller: Caller = {
  endpoint: 'bedrock-mantle',
  apis: ['responses', 'responses-stream'],
  routes: ['/openai/v1'],
};

export const codex: TextFormat = {
  render(run) {
    const targets = answeringTargets(run, caller);
    const [first, ...others] = targets.toSorted(preferred);
    const notes = others.map((target) => `also answered: ${described(run, target)}`);
    const heading = headingLines(run, { reader: 'Codex (config.toml)', apis: caller.apis, notes }, '#');
    return first === undefined ? `${heading}# No model answered.\n` : `${heading}${configFor(run, first)}`;
  },
};

function configFor(run: Run, { row, id }: Target): string {
  const { contextWindow } = figuresOf(run, row);
  const sources = contextWindow === undefined ? '' : `# model_context_window: ${oneLine(contextWindow.source)}\n`;
  const config = stringify({
    model_provider: 'amazon-bedrock',
    model: id,
    ...(contextWindow && { model_context_window: contextWindow.value }),
    model_providers: {
      'amazon-bedrock': { aws: { region: row.region, ...(row.account !== undefined && { profile: row.account }) } },
    },
  });
  return `${sources}${config.trimEnd()}\n`;
}

function described(run: Run, { row, id }: Target): string {
  const { contextWindow } = figuresOf(run, row);
  return `${id} in ${regionOf(row)}${contextWindow === undefined ? '' : `, ${contextWindow.value} tokens (${contextWindow.source})`}`;
}

/** OpenAI's own first, the newest of them before others. */
function preferred(a: Target, b: Target): number {
  const own = ({ id }: Target): number => (id.startsWith('openai.gpt-oss') ? 1 : id.startsWith('openai.') ? 0 : 2);
  return own(a) - own(b) || b.id.localeCompare(a.id, 'en', { numeric: true });
}
