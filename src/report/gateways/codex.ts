/**
 * `config.toml` of Codex with a built-in provider: `amazon-bedrock` calls the Responses API of bedrock-mantle,
 * `amazon-bedrock-runtime` that of bedrock-runtime, where inference profiles answer; both below /openai/v1, in one Region. Read from
 * openai/codex, codex-rs/model-provider-info/src/lib.rs and codex-rs/model-provider/src/amazon_bedrock, 2026, and
 * learn.chatgpt.com/codex/amazon-bedrock, 2026-09-24; loaded by Codex 0.169.0 with --strict-config.
 */
import { stringify } from 'smol-toml';
import { regionOf } from '../../plan/cell.ts';
import type { Endpoint, Run } from '../../types.ts';
import { oneLine } from '../../medium.ts';
import type { TextFormat } from '../format.ts';
import { answeringTargets, type Caller, type Target } from './answering.ts';
import { figuresOf } from './model-figures.ts';
import { headingLines } from './provenance.ts';

const apis = ['responses', 'responses-stream'] as const;

/** In the order in which they are preferred for the same model. */
const providers = {
  'bedrock-mantle': 'amazon-bedrock',
  'bedrock-runtime': 'amazon-bedrock-runtime',
} as const satisfies Record<Endpoint, string>;

const callers = (['bedrock-mantle', 'bedrock-runtime'] as const).map((endpoint): Caller => ({
  endpoint,
  apis,
  routes: ['/openai/v1'],
}));

export const codex: TextFormat = {
  render(run) {
    const targets = callers.flatMap((caller) => answeringTargets(run, caller));
    const [first, ...others] = targets.toSorted(preferred);
    const notes = others.map((target) => `also answered: ${described(run, target)}`);
    const heading = headingLines(run, { reader: 'Codex (config.toml)', apis, notes }, '#');
    return first === undefined ? `${heading}# No model answered.\n` : `${heading}${configFor(run, first)}`;
  },
};

function configFor(run: Run, { row, id }: Target): string {
  const { contextWindow } = figuresOf(run, row);
  const sources = contextWindow === undefined ? '' : `# model_context_window: ${oneLine(contextWindow.source)}\n`;
  const config = stringify({
    model_provider: providers[row.endpoint],
    model: id,
    ...(contextWindow && { model_context_window: contextWindow.value }),
    model_providers: {
      [providers[row.endpoint]]: {
        aws: { region: row.region, ...(row.account !== undefined && { profile: row.account }) },
      },
    },
  });
  return `${sources}${config.trimEnd()}\n`;
}

function described(run: Run, { row, id }: Target): string {
  const { contextWindow } = figuresOf(run, row);
  return `${id} by ${providers[row.endpoint]} in ${regionOf(row)}${contextWindow === undefined ? '' : `, ${contextWindow.value} tokens (${contextWindow.source})`}`;
}

/** OpenAI's own first, the newest of them before others. */
function preferred({ row: { model: a } }: Target, { row: { model: b } }: Target): number {
  const own = (model: string): number => (model.startsWith('openai.gpt-oss') ? 1 : model.startsWith('openai.') ? 0 : 2);
  return own(a) - own(b) || b.localeCompare(a, 'en', { numeric: true });
}
