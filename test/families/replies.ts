/** InvokeModel replies in every recorded or documented shape, their texts our own. */
import type { JsonObject, Reply } from '../../src/types.ts';

export interface Sample {
  /** What a user would call this reply. */
  title: string;
  variant: string;
  json: JsonObject;
  reply: Reply;
}

export const samples: readonly Sample[] = [
  {
    title: 'Claude answers',
    variant: 'anthropic-messages',
    json: {
      type: 'message',
      role: 'assistant',
      content: [{ type: 'text', text: 'OK.' }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 11, output_tokens: 4 },
    },
    reply: { text: 'OK.', stopReason: 'end_turn', inputTokens: 11, outputTokens: 4 },
  },
  {
    title: 'Claude says nothing at all',
    variant: 'anthropic-messages',
    json: { type: 'message', role: 'assistant', content: [], stop_reason: 'end_turn', usage: {} },
    reply: { stopReason: 'end_turn' },
  },
  {
    title: 'Claude only thinks until the budget is gone',
    variant: 'anthropic-messages',
    json: {
      type: 'message',
      role: 'assistant',
      content: [{ type: 'thinking', thinking: 'Hm' }],
      stop_reason: 'max_tokens',
    },
    reply: { stopReason: 'max_tokens', reasoned: true },
  },
  {
    title: 'Claude 2 completes a prompt',
    variant: 'anthropic-text',
    json: { completion: ' OK', stop_reason: 'stop_sequence', stop: '\n\nHuman:' },
    reply: { text: ' OK', stopReason: 'stop_sequence' },
  },
  {
    title: 'Nova answers',
    variant: 'nova-messages',
    json: {
      output: { message: { role: 'assistant', content: [{ text: 'OK' }] } },
      stopReason: 'end_turn',
      usage: { inputTokens: 5, outputTokens: 2, totalTokens: 7 },
    },
    reply: { text: 'OK', stopReason: 'end_turn', inputTokens: 5, outputTokens: 2 },
  },
  {
    title: 'Nova gives only reasoning',
    variant: 'nova-messages',
    json: { output: { message: { content: [{ reasoningContent: {} }] } }, stopReason: 'max_tokens' },
    reply: { stopReason: 'max_tokens' },
  },
  {
    title: 'Jamba answers in choices, with a numeric stop_reason beside',
    variant: 'openai-chat',
    json: {
      choices: [{ message: { role: 'assistant', content: 'OK' }, finish_reason: 'stop', stop_reason: 7 }],
      usage: { prompt_tokens: 8, completion_tokens: 1 },
    },
    reply: { text: 'OK', stopReason: 'stop', inputTokens: 8, outputTokens: 1 },
  },
  {
    title: 'gpt-oss spends its budget on reasoning and leaves content null',
    variant: 'openai-chat-completion-tokens',
    json: { choices: [{ message: { role: 'assistant', content: null, reasoning: 'Hm' }, finish_reason: 'length' }] },
    reply: { stopReason: 'length', reasoned: true },
  },
  {
    title: 'Magistral answers in content parts',
    variant: 'openai-chat',
    json: {
      choices: [{ message: { role: 'assistant', content: [{ type: 'text', text: 'OK' }] }, stop_reason: 'stop' }],
    },
    reply: { text: 'OK', stopReason: 'stop' },
  },
  {
    title: 'GPT answers in the Responses shape, cut by its budget',
    variant: 'openai-responses',
    json: {
      object: 'response',
      error: null,
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output: [{ type: 'reasoning' }],
      usage: { input_tokens: 9, output_tokens: 16 },
    },
    reply: { stopReason: 'max_output_tokens', inputTokens: 9, outputTokens: 16, reasoned: true },
  },
  {
    title: 'an imported model completes a prompt',
    variant: 'prompt',
    json: {
      object: 'text_completion',
      choices: [{ text: ' OK', finish_reason: 'length' }],
      usage: { prompt_tokens: 6 },
    },
    reply: { text: ' OK', stopReason: 'length', inputTokens: 6 },
  },
  {
    title: 'DeepSeek-R1 completes its template',
    variant: 'deepseek-prompt',
    json: { choices: [{ text: '', stop_reason: 'length' }] },
    reply: { stopReason: 'length' },
  },
  {
    title: 'Llama answers',
    variant: 'llama-prompt',
    json: { generation: 'OK', prompt_token_count: 17, generation_token_count: 2, stop_reason: 'stop' },
    reply: { text: 'OK', stopReason: 'stop', inputTokens: 17, outputTokens: 2 },
  },
  {
    title: 'Llama generates nothing',
    variant: 'llama-prompt',
    json: { generation: '', prompt_token_count: 17, generation_token_count: 1, stop_reason: 'stop' },
    reply: { stopReason: 'stop', inputTokens: 17, outputTokens: 1 },
  },
  {
    title: 'Mistral 7B answers',
    variant: 'mistral-prompt',
    json: { outputs: [{ text: ' OK', stop_reason: 'length' }] },
    reply: { text: ' OK', stopReason: 'length' },
  },
  {
    title: 'Titan answers',
    variant: 'titan-text',
    json: { inputTextTokenCount: 4, results: [{ tokenCount: 3, outputText: '\nOK', completionReason: 'FINISH' }] },
    reply: { text: '\nOK', stopReason: 'FINISH', inputTokens: 4, outputTokens: 3 },
  },
  {
    title: 'Command R answers',
    variant: 'cohere-chat',
    json: { response_id: 'r', text: 'OK', generation_id: 'g', chat_history: [], finish_reason: 'MAX_TOKENS' },
    reply: { text: 'OK', stopReason: 'MAX_TOKENS' },
  },
  {
    title: 'Command answers',
    variant: 'cohere-generate',
    json: { id: 'c', generations: [{ id: 'g', text: ' OK', finish_reason: 'COMPLETE' }], prompt: 'Reply with OK.' },
    reply: { text: ' OK', stopReason: 'COMPLETE' },
  },
  {
    title: 'Jurassic-2 answers',
    variant: 'jurassic',
    json: { id: 1, completions: [{ data: { text: 'OK' }, finishReason: { reason: 'endoftext' } }] },
    reply: { text: 'OK', stopReason: 'endoftext' },
  },
  {
    title: 'Pegasus answers under the key that errors use',
    variant: 'pegasus',
    json: { message: 'Red.', finishReason: 'stop' },
    reply: { text: 'Red.', stopReason: 'stop' },
  },
  {
    title: 'Titan embeds, with a null message as the multimodal model sends it',
    variant: 'titan-embedding',
    json: { embedding: [0.25, -1], inputTextTokenCount: 2, message: null },
    reply: { inputTokens: 2 },
  },
  {
    title: 'Nova embeds',
    variant: 'nova-embedding',
    json: { embeddings: [{ embeddingType: 'TEXT', embedding: [0.5] }] },
    reply: {},
  },
  {
    title: 'Cohere 3 embeds',
    variant: 'cohere-embed',
    json: { embeddings: [[0.5, 0.25]], id: 'e', response_type: 'embeddings_floats', texts: ['OK'] },
    reply: {},
  },
  {
    title: 'Cohere 4 embeds by type',
    variant: 'cohere-embed',
    json: { embeddings: { float: [[0.5]] }, id: 'e', response_type: 'embeddings_by_type', texts: ['OK'] },
    reply: {},
  },
  {
    title: 'Marengo embeds',
    variant: 'marengo-3',
    json: { data: [{ embedding: [0.5], startSec: 0 }] },
    reply: {},
  },
  {
    title: 'Cohere ranks',
    variant: 'cohere-rerank',
    json: { results: [{ index: 0, relevance_score: 0.1 }] },
    reply: {},
  },
  {
    title: 'Stability draws',
    variant: 'image-prompt',
    json: { seeds: [1], finish_reasons: [null], images: ['aW1n'] },
    reply: {},
  },
  {
    title: 'Stability filters what was asked for',
    variant: 'image-prompt',
    json: { finish_reasons: ['Filter reason: prompt'] },
    reply: { stopReason: 'Filter reason: prompt' },
  },
  {
    title: 'Canvas draws, with a null error',
    variant: 'nova-canvas',
    json: { images: ['aW1n'], error: null },
    reply: {},
  },
];
