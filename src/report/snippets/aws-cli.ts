/** Calls with the AWS CLI. */
import type { Snippet } from './snippet.ts';

const common = { tool: 'AWS CLI', endpoint: 'bedrock-runtime', language: 'shell' } as const;

const converse = `aws bedrock-runtime converse \\
  --region {{region}} \\
  --model-id '{{model}}' \\
  --messages '[{"role": "user", "content": [{"text": "Reply with OK."}]}]'
`;

// A file of bytes is what version 1 and version 2 both take; the reply goes to a file too.
const invoke = `printf '%s' '{{body:shell}}' > body.json
aws bedrock-runtime invoke-model \\
  --region {{region}} \\
  --model-id '{{model}}' \\
  --body fileb://body.json \\
  reply.json
cat reply.json
`;

/** "The CLI doesn't support streaming operations in Amazon Bedrock" (API reference, ConverseStream, read in November 2026). */
function whole(operation: string): string {
  return `# The AWS CLI does not stream replies of Bedrock. ${operation} gives the same reply at once.\n`;
}

export const awsCli: readonly Snippet[] = [
  { ...common, api: 'converse', text: converse },
  { ...common, api: 'converse-stream', text: `${whole('Converse')}${converse}` },
  { ...common, api: 'invoke', text: invoke },
  { ...common, api: 'invoke-stream', text: `${whole('InvokeModel')}${invoke}` },
  {
    ...common,
    api: 'count-tokens',
    text: `aws bedrock-runtime count-tokens \\
  --region {{region}} \\
  --model-id '{{model}}' \\
  --input '{"converse": {"messages": [{"role": "user", "content": [{"text": "Reply with OK."}]}]}}'
`,
  },
];
