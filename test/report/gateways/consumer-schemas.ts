/** What each reader of our files takes, described from its own source: the place and its date stand beside each. Unknown keys are refused where the reader refuses them. */
const number = { type: 'number', minimum: 0 };
const text = { type: 'string', minLength: 1 };
const flag = { type: 'boolean' };
const object = (properties: object, required: string[] = [], additionalProperties: unknown = false): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties,
});

/** BerriAI/litellm, litellm/types/router.py (GenericLiteLLMParams, ModelInfo: extra="allow") and types/utils.py (ProviderSpecificModelInfo), 2026-11. */
export const litellmConfig = object(
  {
    model_list: {
      type: 'array',
      items: object(
        {
          model_name: text,
          litellm_params: object(
            {
              model: { type: 'string', pattern: '^(bedrock/(converse|invoke)|bedrock_mantle)/' },
              api_base: { type: 'string', pattern: '^https://' },
              aws_region_name: text,
              aws_profile_name: text,
            },
            ['model'],
          ),
          model_info: object(
            {
              mode: { enum: ['chat', 'completion', 'embedding', 'responses'] },
              max_tokens: { type: 'integer' },
              max_input_tokens: { type: 'integer' },
              max_output_tokens: { type: 'integer' },
              input_cost_per_token: number,
              output_cost_per_token: number,
              cache_read_input_token_cost: number,
              cache_creation_input_token_cost: number,
            },
            [],
            { type: ['boolean', 'object'] },
          ),
        },
        ['model_name', 'litellm_params'],
      ),
    },
  },
  ['model_list'],
);

const cost = object({ input: number, output: number, cache_read: number, cache_write: number }, ['input', 'output']);
const modality = { type: 'array', items: { enum: ['text', 'audio', 'image', 'video', 'pdf'] } };

/** anomalyco/models.dev, packages/core/src/schema.ts (AuthoredModelShape, strict) and generate.ts (BaseModel), commit f3fc692, 2026-07-02. */
export const modelsDevEntry = object({
  base_model: text,
  name: text,
  attachment: flag,
  reasoning: flag,
  reasoning_options: {
    type: 'array',
    items: {
      oneOf: [
        object({ type: { const: 'toggle' } }, ['type']),
        object(
          {
            type: { const: 'effort' },
            values: {
              type: 'array',
              items: { enum: ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max', 'default'] },
            },
          },
          ['type', 'values'],
        ),
      ],
    },
  },
  tool_call: flag,
  structured_output: flag,
  temperature: flag,
  modalities: object({ input: modality, output: modality }, ['input', 'output']),
  limit: object({ context: number, input: number, output: number }),
  cost,
});

/** anomalyco/opencode, packages/opencode/src/config/provider.ts, commit 020ac73, 2026; `opencode debug config` of 1.18.33 takes it. */
export const opencodeConfig = object({
  $schema: { const: 'https://opencode.ai/config.json' },
  provider: object(
    {},
    [],
    object({
      npm: text,
      name: text,
      options: object({}, [], true),
      models: object(
        {},
        [],
        object({
          id: text,
          name: text,
          attachment: flag,
          reasoning: flag,
          temperature: flag,
          tool_call: flag,
          provider: object({ npm: text, api: text }),
          limit: object({ context: number, input: number, output: number }, ['context', 'output']),
          cost,
        }),
      ),
    }),
  ),
});

/** SchemaStore, src/schemas/json/claude-code-settings.json, commit 3b6446a, 2026-08-07: `env` holds strings, other keys are free. */
export const claudeCodeSettings = object(
  {
    $schema: { type: 'string' },
    env: {
      type: 'object',
      additionalProperties: { type: 'string' },
      propertyNames: { pattern: '^[A-Z_][A-Z0-9_]*$' },
    },
  },
  [],
  true,
);

const codexProvider = object({ aws: object({ region: text, profile: text }) });

/** openai/codex, codex-rs/model-provider-info/src/lib.rs (ModelProviderInfo, ModelProviderAwsAuthInfo: deny_unknown_fields), 2026; both providers: `codex exec --strict-config` of 0.169.0. */
export const codexConfig = object(
  {
    model: text,
    model_provider: { enum: ['amazon-bedrock', 'amazon-bedrock-runtime'] },
    model_context_window: { type: 'integer' },
    model_providers: object({ 'amazon-bedrock': codexProvider, 'amazon-bedrock-runtime': codexProvider }),
  },
  ['model', 'model_provider'],
);

/** OverLang-Venture-Partners/LLMRouter, docs and data/example_data/llm_candidates of commit 86dc3dc, 2026: it reads the keys that it knows. */
export const routerCandidates = object(
  {},
  [],
  object(
    {
      size: { type: 'string', pattern: '^[0-9.]+B$' },
      feature: text,
      input_price: number,
      output_price: number,
      model: text,
      service: { const: 'Bedrock' },
      aws_region: text,
      measured: { type: 'object' },
    },
    ['feature', 'model', 'service', 'aws_region'],
  ),
);

/** OverLang-Venture-Partners/LLMRouter, openclaw_router/config.py (LLMConfig), commit 86dc3dc, 2026. */
export const openclawConfig = object(
  {
    router: object({ strategy: { enum: ['llm', 'rules', 'random', 'round_robin', 'llmrouter'] } }),
    llms: object(
      {},
      [],
      object(
        {
          provider: { const: 'bedrock' },
          model: text,
          description: { type: 'string' },
          max_tokens: { type: 'integer' },
          context_limit: { type: 'integer' },
          input_price: number,
          output_price: number,
          aws_region: text,
        },
        ['provider', 'model', 'aws_region'],
      ),
    ),
  },
  ['llms'],
);
