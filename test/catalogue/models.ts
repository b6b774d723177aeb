/** Real models with the names that ListFoundationModels gives them, August 2026; the oldest are listed by their ids alone. */
import { nameIndex, type NameIndex } from '../../src/catalogue/name-index.ts';

const listed: Record<string, string> = {
  'amazon.nova-2-lite-v1:0': 'Amazon/Nova 2 Lite',
  'amazon.nova-lite-v1:0': 'Amazon/Nova Lite',
  'amazon.nova-micro-v1:0': 'Amazon/Nova Micro',
  'amazon.nova-pro-v1:0': 'Amazon/Nova Pro',
  'amazon.nova-sonic-v1:0': 'Amazon/Nova Sonic',
  'amazon.nova-2-sonic-v1:0': 'Amazon/Nova 2 Sonic',
  'amazon.rerank-v1:0': 'Amazon/',
  'amazon.titan-embed-g1-text-02': 'Amazon/Titan Embeddings G1 - Text v2',
  'amazon.titan-embed-image-v1': 'Amazon/Titan Multimodal Embeddings G1',
  'amazon.titan-embed-text-v1': 'Amazon/Titan Embeddings G1 - Text',
  'amazon.titan-embed-text-v2:0': 'Amazon/Titan Text Embeddings V2',
  'anthropic.claude-3-5-sonnet-20240620-v1:0': 'Anthropic/',
  'anthropic.claude-3-5-sonnet-20241022-v2:0': 'Anthropic/',
  'anthropic.claude-3-haiku-20240307-v1:0': 'Anthropic/Claude 3 Haiku',
  'anthropic.claude-haiku-4-5-20251001-v1:0': 'Anthropic/Claude Haiku 4.5',
  'anthropic.claude-opus-4-7': 'Anthropic/Claude Opus 4.7',
  'anthropic.claude-opus-4-8': 'Anthropic/Claude Opus 4.8',
  'anthropic.claude-opus-5': 'Anthropic/Claude Opus 5',
  'anthropic.claude-sonnet-4-20250514-v1:0': 'Anthropic/Claude Sonnet 4',
  'anthropic.claude-sonnet-4-5-20250929-v1:0': 'Anthropic/Claude Sonnet 4.5',
  'anthropic.claude-sonnet-4-6': 'Anthropic/Claude Sonnet 4.6',
  'cohere.embed-english-v3': 'Cohere/Embed English',
  'cohere.embed-v4:0': 'Cohere/Embed v4',
  'cohere.rerank-v3-5:0': 'Cohere/Rerank 3.5',
  'deepseek.r1-v1:0': 'DeepSeek/DeepSeek-R1',
  'deepseek.v3-v1:0': 'DeepSeek/DeepSeek-V3.1',
  'meta.llama3-1-70b-instruct-v1:0': 'Meta/Llama 3.1 70B Instruct',
  'meta.llama3-3-70b-instruct-v1:0': 'Meta/Llama 3.3 70B Instruct',
  'meta.llama3-8b-instruct-v1:0': 'Meta/Llama 3 8B Instruct',
  'mistral.ministral-3-14b-instruct': 'Mistral AI/Ministral 14B 3.0',
  'mistral.mistral-7b-instruct-v0:2': 'Mistral AI/Mistral 7B Instruct',
  'mistral.mistral-large-2402-v1:0': 'Mistral AI/Mistral Large',
  'mistral.mistral-large-2407-v1:0': 'Mistral AI/',
  'mistral.mistral-large-3-675b-instruct': 'Mistral AI/Mistral Large 3',
  'mistral.mixtral-8x7b-instruct-v0:1': 'Mistral AI/Mixtral 8x7B Instruct',
  'mistral.pixtral-large-2502-v1:0': 'Mistral AI/Pixtral Large',
  'moonshot.kimi-k2-thinking': 'Moonshot AI/Kimi K2 Thinking',
  'openai.gpt-5.5': 'OpenAI/',
  'openai.gpt-5.6-luna': 'OpenAI/GPT-5.6 Luna',
  'openai.gpt-oss-120b-1:0': 'OpenAI/gpt-oss-120b',
  'openai.gpt-oss-20b-1:0': 'OpenAI/gpt-oss-20b',
  'qwen.qwen3-235b-a22b-2507-v1:0': 'Qwen/Qwen3 235B A22B 2507',
  'qwen.qwen3-coder-30b-a3b-v1:0': 'Qwen/Qwen3-Coder-30B-A3B-Instruct',
  'qwen.qwen3-vl-235b-a22b': 'Qwen/Qwen3 VL 235B A22B',
  'twelvelabs.marengo-embed-2-7-v1:0': 'TwelveLabs/Marengo Embed v2.7',
  'twelvelabs.marengo-embed-3-0-v1:0': 'TwelveLabs/Marengo Embed 3.0',
  'twelvelabs.pegasus-1-2-v1:0': 'TwelveLabs/Pegasus v1.2',
  'writer.palmyra-x4-v1:0': 'Writer/Palmyra X4',
};

export function realIndex(): NameIndex {
  const models = Object.entries(listed).map(([id, words]) => {
    const [provider = '', name = ''] = words.split('/');
    return { id, names: name === '' ? [] : [name, `${provider} ${name}`] };
  });
  return nameIndex(models);
}
