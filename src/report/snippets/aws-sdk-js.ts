/** Calls with the AWS SDK for JavaScript, version 3. */
import type { Snippet } from './snippet.ts';

const common = { tool: 'AWS SDK for JavaScript', endpoint: 'bedrock-runtime', language: 'javascript' } as const;

export const awsSdkJs: readonly Snippet[] = [
  {
    ...common,
    api: 'converse',
    text: `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';

const client = new BedrockRuntimeClient({ region: '{{region}}' });
const reply = await client.send(
  new ConverseCommand({
    modelId: '{{model}}',
    messages: [{ role: 'user', content: [{ text: 'Reply with OK.' }] }],
  }),
);
console.log(JSON.stringify(reply.output.message));
`,
  },
  {
    ...common,
    api: 'invoke',
    text: `import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';

const client = new BedrockRuntimeClient({ region: '{{region}}' });
const reply = await client.send(
  new InvokeModelCommand({
    modelId: '{{model}}',
    contentType: 'application/json',
    body: JSON.stringify({{body}}),
  }),
);
console.log(reply.body.transformToString());
`,
  },
  {
    ...common,
    api: 'converse-stream',
    text: `import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';

const client = new BedrockRuntimeClient({ region: '{{region}}' });
const reply = await client.send(
  new ConverseStreamCommand({
    modelId: '{{model}}',
    messages: [{ role: 'user', content: [{ text: 'Reply with OK.' }] }],
  }),
);
for await (const event of reply.stream) process.stdout.write(event.contentBlockDelta?.delta?.text ?? '');
`,
  },
  {
    ...common,
    api: 'invoke-stream',
    text: `import { BedrockRuntimeClient, InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime';

const client = new BedrockRuntimeClient({ region: '{{region}}' });
const reply = await client.send(
  new InvokeModelWithResponseStreamCommand({
    modelId: '{{model}}',
    contentType: 'application/json',
    body: JSON.stringify({{body}}),
  }),
);
for await (const { chunk } of reply.body) console.log(new TextDecoder().decode(chunk?.bytes));
`,
  },
  {
    ...common,
    api: 'count-tokens',
    text: `import { BedrockRuntimeClient, CountTokensCommand } from '@aws-sdk/client-bedrock-runtime';

const client = new BedrockRuntimeClient({ region: '{{region}}' });
const reply = await client.send(
  new CountTokensCommand({
    modelId: '{{model}}',
    input: { converse: { messages: [{ role: 'user', content: [{ text: 'Reply with OK.' }] }] } },
  }),
);
console.log(reply.inputTokens);
`,
  },
];
