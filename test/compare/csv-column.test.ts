/** What a column of the matrix CSV asks, told by its name: values and features on one API, and on its stream. */
import { expect, it } from 'vitest';
import { checkOfColumn } from '../../src/compare/csv-column.ts';

it.each([
  ['ToolUse_Feature', { feature: 'tool-use' }],
  ['ToolUse_Invoke_Feature', { feature: 'tool-use', api: 'invoke' }],
  ['ToolUse_InvokeStream_Feature', { feature: 'tool-use', api: 'invoke-stream' }],
  ['ToolStreaming_Invoke_Feature', { feature: 'tool-streaming', api: 'invoke-stream' }],
  ['Effort_xhigh_Value', { feature: 'effort=xhigh' }],
  ['Effort_none_ChatCompletions_Value', { feature: 'effort=none', api: 'chat-completions' }],
  ['AnthropicVersion_bedrock-2023-05-31_Invoke_Value', { feature: 'anthropic-version=bedrock-2023-05-31', api: 'invoke' }],
  ['Beta_context-1m-2025-08-07_Value', { feature: 'beta=context-1m-2025-08-07' }],
  ['MaxTokens_16_Messages_Value', { feature: 'max-tokens=16', api: 'messages' }],
  ['Temperature_0.5_Value', { feature: 'temperature=0.5' }],
  ['Effort_low_Elsewhere_Value', undefined],
  ['Effort_Value', undefined],
  ['Converse_API', undefined],
])('%s', (column, check) => {
  expect(checkOfColumn(column)).toEqual(check);
}); // prettier-ignore
