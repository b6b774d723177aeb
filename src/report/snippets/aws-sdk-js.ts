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
];
