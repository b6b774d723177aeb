/** Calls with Anthropic's SDKs for JavaScript: over InvokeModel, and over Messages of either endpoint. */
import type { ApiName, Endpoint } from '../../types.ts';
import type { Snippet } from './snippet.ts';

const common = { tool: 'Anthropic SDK', models: 'anthropic.', language: 'javascript' } as const;

const create = `const reply = await client.messages.create({
  model: '{{model}}',
  max_tokens: 256,
  messages: [{ role: 'user', content: 'Reply with OK.' }],
});
console.log(JSON.stringify(reply.content));
`;

const stream = `const stream = await client.messages.create({
  model: '{{model}}',
  max_tokens: 256,
  messages: [{ role: 'user', content: 'Reply with OK.' }],
  stream: true,
});
for await (const event of stream) if (event.type === 'content_block_delta') process.stdout.write(event.delta.text ?? '');
`;

const countTokens = `const reply = await client.messages.countTokens({
  model: '{{model}}',
  messages: [{ role: 'user', content: 'Reply with OK.' }],
});
console.log(reply.input_tokens);
`;

const overInvoke = `import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';

const client = new AnthropicBedrock({ awsRegion: '{{region}}' });
`;

const mantle = `import { AnthropicBedrockMantle } from '@anthropic-ai/bedrock-sdk';

const client = new AnthropicBedrockMantle({ awsRegion: '{{region}}', baseURL: '{{origin}}/anthropic' });
`;

const runtime = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({
  baseURL: '{{origin}}/anthropic',
  apiKey: process.env.AWS_BEARER_TOKEN_BEDROCK, // a Bedrock API key
});
`;

export const anthropicSdk: readonly Snippet[] = [
  on('bedrock-runtime', 'invoke', `${overInvoke}${create}`),
  on('bedrock-runtime', 'invoke-stream', `${overInvoke}${stream}`),
  on('bedrock-mantle', 'messages', `${mantle}${create}`),
  on('bedrock-mantle', 'messages-stream', `${mantle}${stream}`),
  on('bedrock-mantle', 'count-tokens', `${mantle}${countTokens}`),
  on('bedrock-runtime', 'messages', `${runtime}${create}`),
  on('bedrock-runtime', 'messages-stream', `${runtime}${stream}`),
];

function on(endpoint: Endpoint, api: ApiName, text: string): Snippet {
  return { ...common, endpoint, api, text };
}
