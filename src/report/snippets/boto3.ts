/** Calls with boto3, the AWS SDK for Python. */
import type { Snippet } from './snippet.ts';

const common = { tool: 'boto3 (Python)', endpoint: 'bedrock-runtime', language: 'python' } as const;

const client = `import boto3

client = boto3.client("bedrock-runtime", region_name="{{region}}")
`;

export const boto3: readonly Snippet[] = [
  {
    ...common,
    api: 'converse',
    text: `${client}reply = client.converse(
    modelId="{{model}}",
    messages=[{"role": "user", "content": [{"text": "Reply with OK."}]}],
)
print(reply["output"]["message"])
`,
  },
  {
    ...common,
    api: 'invoke',
    text: `${client}reply = client.invoke_model(
    modelId="{{model}}",
    contentType="application/json",
    body=r"""{{body}}""",
)
print(reply["body"].read().decode())
`,
  },
  {
    ...common,
    api: 'rerank',
    text: `import boto3

client = boto3.client("bedrock-agent-runtime", region_name="{{region}}")
documents = ["OK.", "Not at all."]
reply = client.rerank(
    queries=[{"type": "TEXT", "textQuery": {"text": "Which one says OK?"}}],
    sources=[
        {"type": "INLINE", "inlineDocumentSource": {"type": "TEXT", "textDocument": {"text": text}}}
        for text in documents
    ],
    rerankingConfiguration={
        "type": "BEDROCK_RERANKING_MODEL",
        "bedrockRerankingConfiguration": {
            "numberOfResults": 1,
            "modelConfiguration": {"modelArn": "{{arn}}"},
        },
    },
)
print(documents[reply["results"][0]["index"]])
`,
  },
  {
    ...common,
    api: 'converse-stream',
    text: `${client}reply = client.converse_stream(
    modelId="{{model}}",
    messages=[{"role": "user", "content": [{"text": "Reply with OK."}]}],
)
for event in reply["stream"]:
    print(event.get("contentBlockDelta", {}).get("delta", {}).get("text", ""), end="", flush=True)
print()
`,
  },
  {
    ...common,
    api: 'invoke-stream',
    text: `${client}reply = client.invoke_model_with_response_stream(
    modelId="{{model}}",
    contentType="application/json",
    body=r"""{{body}}""",
)
for event in reply["body"]:
    print(event["chunk"]["bytes"].decode())
`,
  },
  {
    ...common,
    api: 'count-tokens',
    text: `${client}reply = client.count_tokens(
    modelId="{{model}}",
    input={"converse": {"messages": [{"role": "user", "content": [{"text": "Reply with OK."}]}]}},
)
print(reply["inputTokens"])
`,
  },
];
