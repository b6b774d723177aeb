/** Features in one request, each of which works alone. */
import { describe, expect, it } from 'vitest';
import { checkMarks, modelCalls, simulated, type Visit, visit } from './harness.ts';
import { having, plainModel } from './models.ts';

const sonnet = plainModel('anthropic.claude-sonnet-4-5-20250929-v1:0', {
  serves: { runtime: { apis: 'converse messages' } },
});
const gpt = plainModel('openai.gpt-5.6-luna', {
  serves: { runtime: { apis: 'chat-completions responses' } },
});
const llama = plainModel('meta.llama4-maverick-17b-instruct-v1:0');

const pairs = new Set([
  'ToolsAndReasoning',
  'JsonSchemaAndThinking',
  'ForcedToolAndThinking',
  'ToolsStreamingAndCaching',
]);

/** The marks of the pairs, by column without its kind. */
function pairsOf(run: Visit, model: string): Record<string, string> {
  const marks = Object.entries(checkMarks(run, model)).filter(([column]) => pairs.has(column.split('_')[0] ?? ''));
  return Object.fromEntries(marks.map(([column, mark]) => [column.replace('_Feature', ''), mark]));
}

const onBoth = (apis: string): string[] => ['--features-api', apis];

describe('features together', () => {
  it('are ✗ where the service says that they do not go together, in its words', async () => {
    const simulator = await simulated(having(sonnet));
    const run = await visit(simulator, ['--features', 'pairs', ...onBoth('converse,messages'), '--details']);
    expect(pairsOf(run, sonnet.id)).toEqual({
      ToolsAndReasoning_Converse: '✓',
      ToolsAndReasoning_Messages: '✓',
      JsonSchemaAndThinking_Converse: '✓',
      JsonSchemaAndThinking_Messages: '✓',
      ForcedToolAndThinking_Converse: '✗',
      ForcedToolAndThinking_Messages: '✗',
      ToolsStreamingAndCaching_Converse: '✓',
      ToolsStreamingAndCaching_Messages: '✓',
    });
    expect(run.csv()[0]?.['ForcedToolAndThinking_Converse_Feature_Reason']).toBe('features-not-combinable');
    const explained = await visit(undefined, ['explain', sonnet.id, '--api', 'messages'], { cwd: run.cwd });
    expect(explained.stdout.replaceAll(/\s+>?\s*/g, ' ')).toContain(
      'Thinking may not be enabled when tool_choice forces tool use.',
    );
  });

  it('go together on one API and not on another: tools of GPT that thinks', async () => {
    const run = await visit(await simulated(having(gpt)), [
      '--features',
      'tools+reasoning',
      ...onBoth('chat-completions,responses'),
      '--details',
    ]);
    expect(pairsOf(run, gpt.id)).toEqual({ ToolsAndReasoning_ChatCompletions: '✗', ToolsAndReasoning_Responses: '✓' });
    expect(run.csv()[0]?.['ToolsAndReasoning_ChatCompletions_Feature_Reason']).toBe('features-not-combinable');
  });

  it('are asked only where each of them works alone', async () => {
    const simulator = await simulated(having(llama, sonnet));
    const run = await visit(simulator, ['--features', 'tool-use,reasoning-on,forced-tool,pairs', '--api', 'converse']);
    // Llama has no reasoning, and cannot be forced; what is not asked alone in this run stands in no way.
    expect(pairsOf(run, llama.id)).toEqual({
      ToolsAndReasoning: '',
      JsonSchemaAndThinking: '',
      ForcedToolAndThinking: '',
      ToolsStreamingAndCaching: '✗',
    });
    expect(pairsOf(run, sonnet.id)).toMatchObject({ ToolsAndReasoning: '✓', ForcedToolAndThinking: '✗' });
    const ofLlama = modelCalls(simulator).filter(({ target }) => target === llama.id);
    expect(ofLlama.filter(({ body }) => JSON.stringify(body).includes('Think it over'))).toEqual([]);
  });

  it('are asked anyway where none of them is asked alone; a refusal of one of them says so', async () => {
    const run = await visit(await simulated(having(llama)), [
      '--features',
      'tools+streaming+caching',
      '--api',
      'converse',
      '--details',
    ]);
    expect(run.csv()[0]?.['ToolsStreamingAndCaching_Feature']).toBe('✗');
    expect(run.csv()[0]?.['ToolsStreamingAndCaching_Feature_Reason']).toBe('feature-not-supported');
  });

  it('go on after a budget, and are the same when they are judged again', async () => {
    const simulator = await simulated(having(sonnet));
    const argv = ['--features', 'forced-tool,reasoning-on,pairs', '--api', 'converse'];
    const first = await visit(simulator, [...argv, '--max-calls', '3']);
    expect([first.code, pairsOf(first, sonnet.id)['ForcedToolAndThinking']]).toEqual([4, '']);
    const second = await visit(simulator, [...argv, '--resume'], { cwd: first.cwd });
    expect([second.code, pairsOf(second, sonnet.id)['ForcedToolAndThinking']]).toEqual([0, '✗']);
    const again = await visit(simulator, ['report', 'bedrock_evidence.ndjson', '--rejudge'], { cwd: first.cwd });
    expect(again.stdout).toBe(second.text('bedrock_compatibility_matrix.csv'));
  });
});
