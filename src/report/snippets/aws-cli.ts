/** Calls with the AWS CLI. */
import type { Snippet } from './snippet.ts';

const common = { tool: 'AWS CLI', endpoint: 'bedrock-runtime', language: 'shell' } as const;

export const awsCli: readonly Snippet[] = [
  {
    ...common,
    api: 'converse',
    text: `aws bedrock-runtime converse \\
  --region {{region}} \\
  --model-id '{{model}}' \\
  --messages '[{"role": "user", "content": [{"text": "Reply with OK."}]}]'
`,
  },
  {
    ...common,
    api: 'invoke',
    // A file of bytes is what version 1 and version 2 both take; the reply goes to a file too.
    text: `printf '%s' '{{body:shell}}' > body.json
aws bedrock-runtime invoke-model \\
  --region {{region}} \\
  --model-id '{{model}}' \\
  --body fileb://body.json \\
  reply.json
cat reply.json
`,
  },
];
