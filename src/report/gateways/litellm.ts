/**
 * `config.yaml` of LiteLLM's proxy: a model_list with model_info. Read from BerriAI/litellm, litellm/types/router.py (ModelInfo
 * takes further keys), litellm/llms/bedrock_mantle/common_utils.py, 2026-11, and docs.litellm.ai/docs/providers/bedrock.
 */
import type { Run } from '../../types.ts';
import type { TextFormat } from '../format.ts';
import { answeringTargets, measuredFeatures, type Caller, type Target } from './answering.ts';
import { figuresOf } from './model-figures.ts';
import { headingLines, provenanceOf, type Provenance } from './provenance.ts';
import { yamlText } from './yaml-text.ts';

const converse: Caller = { endpoint: 'bedrock-runtime', apis: ['converse', 'converse-stream'] };
const chat: Caller = { endpoint: 'bedrock-mantle', apis: ['chat-completions', 'chat-completions-stream'] };

/** Our features by the names that LiteLLM has for them. */
const flags: Readonly<Record<string, string>> = {
  'tool-use': 'supports_function_calling',
  'forced-tool': 'supports_tool_choice',
  'json-schema': 'supports_response_schema',
  'image-input': 'supports_vision',
  'pdf-input': 'supports_pdf_input',
  'video-input': 'supports_video_input',
  'audio-input': 'supports_audio_input',
  'parallel-tools': 'supports_parallel_function_calling',
  'prompt-caching': 'supports_prompt_caching',
  'reasoning-on': 'supports_reasoning',
  'system-prompt': 'supports_system_messages',
  // Without them LiteLLM sends `high` for `xhigh`, and refuses `max` (transformation code of its Anthropic and Bedrock providers, 2026-09).
  'effort=none': 'supports_none_reasoning_effort',
  'effort=minimal': 'supports_minimal_reasoning_effort',
  'effort=low': 'supports_low_reasoning_effort',
  'effort=xhigh': 'supports_xhigh_reasoning_effort',
  'effort=max': 'supports_max_reasoning_effort',
};

export const litellm: TextFormat = {
  render(run) {
    const targets = [converse, chat].flatMap((caller) =>
      answeringTargets(run, caller).map((target) => ({ target, caller })),
    );
    const heading = { reader: 'LiteLLM (config.yaml)', apis: [...converse.apis, ...chat.apis] };
    // It walks the whole run: once for all of them.
    const provenance = provenanceOf(run);
    const modelList = targets.map(({ target, caller }) => deployment(run, target, { caller, provenance }));
    return `${headingLines(run, heading, '#')}${yamlText({ model_list: modelList })}`;
  },
};

interface Called {
  caller: Caller;
  provenance: Provenance;
}

/** Deployments of one model_name share its load: the same model in several Regions and accounts. */
function deployment(run: Run, target: Target, { caller, provenance }: Called): object {
  const { row } = target;
  return {
    model_name: row.model,
    litellm_params: {
      model: caller === chat ? `bedrock_mantle/${target.id}` : `bedrock/converse/${target.id}`,
      ...(caller === chat && { api_base: `https://bedrock-mantle.${row.region}.api.aws${target.route ?? '/v1'}` }),
      aws_region_name: row.region,
      ...(row.account !== undefined && { aws_profile_name: row.account }),
    },
    model_info: modelInfo(run, target, provenance),
  };
}

function modelInfo(run: Run, target: Target, { from, account, simulated }: Provenance): object {
  const { contextWindow, maxOutputTokens, price } = figuresOf(run, target.row);
  const measured = [...measuredFeatures(run, target, target.apis)];
  return {
    mode: 'chat',
    ...(contextWindow && { max_input_tokens: contextWindow.value }),
    ...(maxOutputTokens && { max_tokens: maxOutputTokens.value, max_output_tokens: maxOutputTokens.value }),
    ...(price && {
      input_cost_per_token: perToken(price.input),
      output_cost_per_token: perToken(price.output),
      ...(price.cacheRead !== undefined && { cache_read_input_token_cost: perToken(price.cacheRead) }),
      ...(price.cacheWrite !== undefined && { cache_creation_input_token_cost: perToken(price.cacheWrite) }),
    }),
    ...Object.fromEntries(
      measured.flatMap(([feature, is]) => (flags[feature] === undefined ? [] : [[flags[feature], is]])),
    ),
    bedrock_matrix: {
      measured: from,
      account: target.row.account ?? account,
      simulated,
      apis: target.apis,
      ...(contextWindow && { max_input_tokens: contextWindow.source }),
      ...(maxOutputTokens && { max_output_tokens: maxOutputTokens.source }),
      ...(price && { cost: price.source }),
    },
  };
}

/** From USD per million, without what binary fractions add. */
function perToken(usd: number): number {
  return Number((usd / 1_000_000).toPrecision(12));
}
