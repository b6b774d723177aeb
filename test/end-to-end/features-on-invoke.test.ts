/** Features on InvokeModel, in the body of each family: what Claude Code, AnthropicBedrock and the AI SDK have, who use nothing else. */
import { expect, it } from 'vitest';
import { checkMarks, modelCalls, simulated, visit } from './harness.ts';
import { claude, having, plainModel } from './models.ts';

const lite = plainModel('amazon.nova-lite-v1:0', { input: ['TEXT', 'IMAGE'] });
const command = plainModel('cohere.command-r-v1:0');
const llama = plainModel('meta.llama3-1-8b-instruct-v1:0');
const jamba = plainModel('ai21.jamba-1-5-mini-v1:0');
const qwen = plainModel('qwen.qwen3-32b-v1:0');
/** Answers InvokeModel and nothing else. */
const invokeAlone = plainModel('mistral.pixtral-large-2502-v1:0', { serves: { runtime: { apis: 'invoke' } } });

it('each family is asked in its own body, a column for InvokeModel and for its stream', async () => {
  const simulator = await simulated(having(claude, lite, command, llama, jamba, qwen));
  const features = 'system-prompt,tool-use,tool-streaming,json-schema,prompt-caching';
  const run = await visit(simulator, ['--features', features, '--features-api', 'invoke', '--api', 'invoke,converse']);
  expect(run.code).toBe(0);
  const all = { SystemPrompt_Invoke_Feature: '✓', ToolUse_Invoke_Feature: '✓', ToolStreaming_Invoke_Feature: '✓' };
  const profile = run.csv().find((row) => row['Model'] === claude.id && row['Profile_ID']?.startsWith('us.'));
  expect(profile).toMatchObject({ ...all, JsonSchema_Invoke_Feature: '✓', PromptCaching_Invoke_Feature: '✓' });
  // Nova has no field for a schema in its body, Command R no cache point.
  expect(checkMarks(run, lite.id)).toEqual({
    ...all,
    JsonSchema_Invoke_Feature: '',
    PromptCaching_Invoke_Feature: '✓',
  });
  expect(checkMarks(run, command.id)).toEqual({
    ...all,
    JsonSchema_Invoke_Feature: '✗',
    PromptCaching_Invoke_Feature: '',
  });
  expect(checkMarks(run, qwen.id)).toEqual({
    ...all,
    JsonSchema_Invoke_Feature: '✓',
    PromptCaching_Invoke_Feature: '',
  });
  // Its validator names the field.
  expect(checkMarks(run, jamba.id)).toMatchObject({ ToolUse_Invoke_Feature: '✓', JsonSchema_Invoke_Feature: '✗' });
  expect(new Set(Object.values(checkMarks(run, llama.id)))).toEqual(new Set(['']));
  const sent = modelCalls(simulator)
    .filter(({ path }) => path.endsWith('/invoke') && path.includes('command'))
    .map(({ body }) => JSON.stringify(body));
  expect(sent.some((body) => body.includes('"parameter_definitions":{"city":{'))).toBe(true);
});

it('without --features-api InvokeModel is asked where nothing else answers', async () => {
  const run = await visit(await simulated(having(invokeAlone, lite)), ['--features', 'tool-use']);
  const cells = run.evidence().flatMap(({ t, cell }) => (t === 'cell' && String(cell).includes('+') ? [cell] : []));
  expect(cells).toEqual([
    expect.stringContaining('amazon.nova-lite-v1:0 - converse +tool-use'),
    expect.stringContaining('mistral.pixtral-large-2502-v1:0 - invoke +tool-use'),
  ]);
  expect(run.csv().map((row) => row['ToolUse_Feature'])).toEqual(['✓', '✓']);
});

it('a stream has columns of its own, where thinking and cached tokens come at its end', async () => {
  const apis = 'converse-stream,invoke-stream';
  const run = await visit(await simulated(having(claude)), [
    '--features', 'reasoning-on,prompt-caching', '--features-api', apis, '--api', 'invoke,converse', '--profile-type', 'global-cross-region',
  ]); // prettier-ignore
  expect(checkMarks(run, claude.id)).toEqual({
    ReasoningOn_ConverseStream_Feature: '✓',
    ReasoningOn_InvokeStream_Feature: '✓',
    PromptCaching_ConverseStream_Feature: '✓',
    PromptCaching_InvokeStream_Feature: '✓',
  });
});

it('stops at the budget, goes on with --resume, and is compared and explained like any other', async () => {
  const simulator = await simulated(having(command));
  const asked = ['--api', 'invoke', '--features', 'tool-use,system-prompt,json-schema', '--features-api', 'invoke'];
  const first = await visit(simulator, [...asked, '--max-calls', '2']);
  expect(first.code).toBe(4);
  const before = modelCalls(simulator).length;
  await visit(simulator, [...asked, '--resume', '-o', 'now.csv'], { cwd: first.cwd });
  expect(modelCalls(simulator).length - before).toBe(2);
  const told = await visit(simulator, ['explain', command.id], { cwd: first.cwd });
  expect(told.stdout).toContain('Invoke +json-schema');
  expect(told.stdout).toContain('extraneous key [response_format] is not permitted,');
  const ignoring = await simulated({ ...having(command), ignores: [{ model: '*', feature: 'tools' }] });
  const other = await visit(ignoring, asked);
  const changes = await visit(simulator, ['diff', `${first.cwd}/now.csv`, 'bedrock_compatibility_matrix.csv'], {
    cwd: other.cwd,
  });
  expect(changes.stdout).toMatch(/tool-use[^]*inconclusive/);
});
