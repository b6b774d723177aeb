/** Calls with Anthropic's SDKs for JavaScript: over InvokeModel, and over Messages of either endpoint. */
import type { Snippet } from './snippet.ts';

const common = { tool: 'Anthropic SDK', models: 'anthropic.', language: 'javascript' } as const;

const create = `const reply = await client.messages.create({
  model: '{{model}}',
  max_tokens: 256,
  messages: [{ role: 'user', content: 'Reply with OK.' }],
});
console.log(JSON.stringify(reply.content));
`;

export const anthropicSdk: readonly Snippet[] = [
  {
    ...common,
    api: 'invoke',
    endpoint: 'bedrock-runtime',
    text: `import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';

const client = new AnthropicBedrock({ awsRegion: '{{region}}' });
${create}`,
  },
  {
    ...common,
    api: 'messages',
    endpoint: 'bedrock-mantle',
    text: `import { AnthropicBedrockMantle } from '@anthropic-ai/bedrock-sdk';

const client = new AnthropicBedrockMantle({ awsRegion: '{{region}}', baseURL: '{{origin}}/anthropic' });
${create}`,
  },
  {
    ...common,
    api: 'messages',
    endpoint: 'bedrock-runtime',
    text: `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({
  baseURL: '{{origin}}/anthropic',
  apiKey: process.env.AWS_BEARER_TOKEN_BEDROCK, // a Bedrock API key
});
${create}`,
  },
];
