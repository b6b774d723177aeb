/** All snippets. To add a tool: write its file, add its line here; the test runs it. */
import { anthropicSdk } from './anthropic-sdk.ts';
import { awsCli } from './aws-cli.ts';
import { awsSdkJs } from './aws-sdk-js.ts';
import { boto3 } from './boto3.ts';
import { openaiSdk } from './openai-sdk.ts';
import type { Snippet } from './snippet.ts';

export const snippets: readonly Snippet[] = [...awsCli, ...boto3, ...awsSdkJs, ...openaiSdk, ...anthropicSdk];
