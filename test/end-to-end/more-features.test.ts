/** Features of which only some ids can tell: what is asked of whom, and what shows it. */
import { describe, expect, it } from 'vitest';
import { checkMarks, modelCalls, simulated, type Visit, visit } from './harness.ts';
import { gptOss, having, plainModel } from './models.ts';

const haiku = plainModel('anthropic.claude-haiku-4-5-20251001-v1:0', {
  input: ['TEXT', 'IMAGE'],
  serves: { runtime: { apis: 'converse messages' } },
});
const opus = plainModel('anthropic.claude-opus-4-8-v1:0', {
  input: ['TEXT', 'IMAGE'],
  serves: { runtime: { apis: 'converse messages' } },
});
const pro = plainModel('amazon.nova-pro-v1:0', { input: ['TEXT', 'IMAGE'] });
const micro = plainModel('amazon.nova-micro-v1:0');
const gpt = plainModel('openai.gpt-5.6-terra', {
  input: ['TEXT', 'IMAGE'],
  serves: { runtime: { apis: 'converse chat-completions responses' } },
});

/** By column, without its kind. */
function answersOf(run: Visit, model: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checkMarks(run, model)).map(([column, mark]) => [column.replace('_Feature', ''), mark]),
  );
}

const onBoth = ['--features-api', 'converse,messages'];

describe('single features', () => {
  it('are shown by a model that has them, on Converse and on Messages', async () => {
    const features =
      'tool-choice-any,parallel-tools,strict-tools,image-in-tool-result,pdf-input,citations,cache-ttl,cached-tokens-in-stream';
    const run = await visit(await simulated(having(haiku)), ['--features', features, ...onBoth]);
    const answers = answersOf(run, haiku.id);
    expect(Object.keys(answers)).toHaveLength(16);
    expect(Object.entries(answers).filter(([, mark]) => mark !== '✓')).toEqual([]);
  });

  it('are ✗ in the words of the service, which name them', async () => {
    const run = await visit(await simulated(having(opus, micro, gpt, pro)), [
      '--features',
      'strict-tools,image-in-tool-result,pdf-input,latency-optimized',
      '--details',
    ]);
    const messages = run
      .evidence()
      .filter(({ t }) => t === 'attempt')
      .map((line) => JSON.stringify(line));
    expect(answersOf(run, opus.id)).toMatchObject({ StrictTools: '✗', LatencyOptimized: '✗' });
    expect(messages.some((line) => line.includes('tools.0.custom.strict: Extra inputs are not permitted'))).toBe(true);
    expect(answersOf(run, gpt.id)).toMatchObject({ ImageInToolResult: '✗', PdfInput: '✓' });
    expect(answersOf(run, micro.id)).toMatchObject({ PdfInput: '✗' });
    expect(answersOf(run, pro.id)).toMatchObject({ LatencyOptimized: '✓' });
  });

  it('show a film to models that are listed with video, and play a voice to those with speech', async () => {
    const watching = plainModel('amazon.nova-premier-v1:0', { input: ['TEXT', 'IMAGE', 'VIDEO'] });
    const listening = plainModel('mistral.voxtral-small-24b-2507', {
      input: ['SPEECH', 'TEXT'],
      serves: { runtime: { apis: 'converse chat-completions' } },
    });
    const simulator = await simulated(having(watching, listening, haiku));
    const argv = ['--features', 'video-input,audio-input', '--features-api', 'converse,chat-completions'];
    const run = await visit(simulator, argv);
    const none = { VideoInput_Converse: '', AudioInput_Converse: '', AudioInput_ChatCompletions: '' };
    expect(answersOf(run, watching.id)).toEqual({ ...none, VideoInput_Converse: '✓' });
    expect(answersOf(run, listening.id)).toEqual({
      ...none,
      AudioInput_Converse: '✓',
      AudioInput_ChatCompletions: '✓',
    });
    expect(answersOf(run, haiku.id)).toEqual(none);
  });

  it('are not asked of ids that cannot have them', async () => {
    const simulator = await simulated(having(micro, gptOss, gpt));
    const run = await visit(simulator, ['--features', 'image-in-tool-result,cache-ttl,latency-optimized,citations']);
    // No images in the listing; no second time to live but Claude's; no such configuration but of three makers.
    expect(answersOf(run, micro.id)).toMatchObject({ ImageInToolResult: '', CacheTtl: '', LatencyOptimized: '✗' });
    expect(answersOf(run, gptOss.id)).toMatchObject({ ImageInToolResult: '', CacheTtl: '', LatencyOptimized: '' });
    const sent = modelCalls(simulator).map(({ body }) => JSON.stringify(body));
    expect(sent.some((body) => body.includes('"ttl"'))).toBe(false);
    expect(sent.filter((body) => body.includes('performanceConfig'))).toHaveLength(1);
  });

  it.each([
    ['tool-choice-any', 'any-tool', 'ToolChoiceAny'],
    ['strict-tools', 'strict-tools', 'StrictTools'],
    ['citations', 'citations', 'Citations'],
    ['cache-ttl', 'cache-hour', 'CacheTtl'],
    ['cached-tokens-in-stream', 'cache', 'CachedTokensInStream'],
  ] as const)('say ignored where %s is taken and nothing is done with it', async (feature, requested, column) => {
    const simulator = await simulated({ ...having(haiku), ignores: [{ model: 'anthropic.*', feature: requested }] });
    const run = await visit(simulator, ['--features', feature, ...onBoth]);
    expect(answersOf(run, haiku.id)).toEqual({ [`${column}_Converse`]: 'ignored', [`${column}_Messages`]: 'ignored' });
  });

  it('leave open what a reply does not tell: one call of two, a standard latency', async () => {
    const simulator = await simulated({ ...having(micro, pro), ignores: [{ model: '*', feature: 'latency' }] });
    const run = await visit(simulator, ['--features', 'parallel-tools,latency-optimized']);
    expect(answersOf(run, micro.id)).toMatchObject({ ParallelTools: 'inconclusive' });
    expect(answersOf(run, pro.id)).toEqual({ ParallelTools: '✓', LatencyOptimized: 'inconclusive' });
  });

  it('look for cached tokens in a stream only where something is cached, and with one call', async () => {
    const large = plainModel('mistral.mistral-large-2402-v1:0');
    const simulator = await simulated(having(haiku, large));
    const argv = ['--features', 'prompt-caching,cached-tokens-in-stream', '--api', 'converse'];
    const run = await visit(simulator, argv);
    expect(answersOf(run, haiku.id)).toEqual({ PromptCaching: '✓', CachedTokensInStream: '✓' });
    expect(answersOf(run, large.id)).toEqual({ PromptCaching: '✗', CachedTokensInStream: '' });
    expect(modelCalls(simulator).filter(({ api }) => api === 'converse-stream')).toHaveLength(1);
  });

  it('begin a prompt of their own for the hour, which nobody has cached for five minutes', async () => {
    const simulator = await simulated(having(haiku));
    const argv = ['--features', 'prompt-caching,cache-ttl,cached-tokens-in-stream', '--api', 'converse'];
    const run = await visit(simulator, argv);
    expect(answersOf(run, haiku.id)).toEqual({ PromptCaching: '✓', CacheTtl: '✓', CachedTokensInStream: '✓' });
  });
});
