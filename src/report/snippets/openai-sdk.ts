/** Calls with OpenAI's SDK for JavaScript and a Bedrock API key. Both endpoints have both APIs; the base path is the one that answered. */
import type { Endpoint } from '../../types.ts';
import type { Snippet } from './snippet.ts';

const client = `import OpenAI from 'openai';

const client = new OpenAI({
  baseURL: '{{origin}}{{route}}',
  apiKey: process.env.AWS_BEARER_TOKEN_BEDROCK, // a Bedrock API key
});
`;

export const openaiSdk: readonly Snippet[] = (['bedrock-runtime', 'bedrock-mantle'] as const).flatMap(on);

function on(endpoint: Endpoint): Snippet[] {
  const common = { tool: 'OpenAI SDK', endpoint, language: 'javascript' } as const;
  return [
    {
      ...common,
      api: 'chat-completions',
      text: `${client}const reply = await client.chat.completions.create({
  model: '{{model}}',
  messages: [{ role: 'user', content: 'Reply with OK.' }],
});
console.log(JSON.stringify(reply.choices[0].message));
`,
    },
    {
      ...common,
      api: 'responses',
      text: `${client}const reply = await client.responses.create({ model: '{{model}}', input: 'Reply with OK.' });
console.log(JSON.stringify(reply.output));
`,
    },
    {
      ...common,
      api: 'chat-completions-stream',
      text: `${client}const stream = await client.chat.completions.create({
  model: '{{model}}',
  messages: [{ role: 'user', content: 'Reply with OK.' }],
  stream: true,
});
for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta?.content ?? '');
`,
    },
    {
      ...common,
      api: 'responses-stream',
      text: `${client}const stream = await client.responses.create({ model: '{{model}}', input: 'Reply with OK.', stream: true });
for await (const event of stream) if (event.type === 'response.output_text.delta') process.stdout.write(event.delta);
`,
    },
  ];
}
