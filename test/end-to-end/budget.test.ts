import { expect, it } from 'vitest';
import { modelCalls, simulated, usualCsv, visit } from './harness.ts';
import { gemma, having, plainModel } from './models.ts';

const few = ['--model', 'amazon.nova-*', '--service', 'bedrock-runtime', '--api', 'converse,invoke', '--no-progress'];

it('--max-calls is never passed; what was not called is empty, named in the summary, and called by --resume', async () => {
  const simulator = await simulated({});
  const first = await visit(simulator, [...few, '--max-calls', '5']);
  expect(first.code).toBe(4);
  expect(modelCalls(simulator)).toHaveLength(5);
  expect(first.stdout).toMatch(/untested: over-budget/);
  expect(first.stdout).toMatch(
    /--max-calls was reached after 5 calls.*Continue with --resume, which may use the bound again/,
  );
  expect(first.stdout).toMatch(/^ +bedrock-matrix --resume --model .* --max-calls 5$/m);
  expect(first.csv().some((row) => row['Converse_API'] === '')).toBe(true);
  const rest = await visit(simulator, [...few, '--resume'], { cwd: first.cwd });
  expect(rest.code).toBe(0);
  expect(rest.stdout).not.toContain('over-budget');
});

it('a cell that was left between two routes stays untested when the verdicts are drawn again', async () => {
  const simulator = await simulated(having(gemma));
  const argv = ['--model', gemma.id, '--api', 'chat-completions', '--no-progress'];
  const whole = await visit(simulator, argv);
  const routes = whole.evidence().flatMap(({ t, route }) => (t === 'attempt' ? [route] : []));
  expect(routes).toEqual(['/openai/v1', '/v1']);
  const left = await visit(simulator, [...argv, '--max-calls', '1']);
  const again = await visit(undefined, ['report', 'bedrock_evidence.ndjson', '--rejudge'], { cwd: left.cwd });
  const mark = left.csv(again.stdout).map((row) => row['ChatCompletions_API']);
  expect({ mark, csv: again.stdout }).toEqual({ mark: [''], csv: left.text(usualCsv) });
});

it('a verdict that was to be tested again stays where --max-calls leaves no call for it, in every report', async () => {
  const ids = ['acme.a-v1:0', 'acme.b-v1:0', 'acme.c-v1:0'];
  const gates = [{ model: 'acme.*', gate: 'no-access' as const }];
  const simulator = await simulated({ ...having(...ids.map((id) => plainModel(id))), gates });
  const argv = ['--api', 'converse', '--service', 'bedrock-runtime', '--no-progress'];
  const first = await visit(simulator, argv);
  const again = await visit(simulator, [...argv, '--resume', '--retry', 'blocked', '--max-calls', '1'], {
    cwd: first.cwd,
  });
  expect(again.csv().map((row) => row['Converse_API'])).toEqual(['blocked', 'blocked', 'blocked']);
  const report = await visit(undefined, ['report', 'bedrock_evidence.ndjson'], { cwd: first.cwd });
  expect(report.stdout).toBe(again.text(usualCsv));
});

it('--max-cost leaves out what is expensive and calls what is cheap', async () => {
  const simulator = await simulated({});
  const argv = [
    '--model',
    'amazon.nova-micro*,amazon.nova-canvas*',
    '--service',
    'bedrock-runtime',
    '--api',
    'invoke',
    '--no-progress',
  ];
  const { code, csv, stdout } = await visit(simulator, [...argv, '--max-cost', '0.01']);
  expect(code).toBe(4);
  const marks = new Map(csv().map((row) => [row['Profile_ID'] || row['Model'], row['Invoke_API']]));
  expect(marks.get('amazon.nova-micro-v1:0')).toBe('✓');
  expect(marks.get('amazon.nova-canvas-v1:0')).toBe('');
  expect(stdout).toMatch(/Cost +about \$0\.0000\d+ at list prices/);
  // Far less than a cent was spent: the bound was not reached, it left no room.
  expect(stdout).toMatch(
    /INCOMPLETE: --max-cost leaves no room for what was not called, after \d+ calls that cost about \$0\.0000/,
  );
});

it('tells the calls and the cost of the whole run, also of what was tested after the bound left no room', async () => {
  const models = having(plainModel('amazon.nova-micro-v1:0'), plainModel('anthropic.claude-opus-4-8'));
  const features = 'tool-streaming,prompt-caching,tools+streaming+caching';
  const argv = ['--api', 'converse,converse-stream', '--features', features, '--max-cost', '0.02'];
  const run = await visit(await simulated(models), argv);
  expect(run.csv().map((row) => row['ToolsStreamingAndCaching_Feature'])).toEqual(['✓', '']);
  const [, calls, cost] = /after (\d+) calls that cost about (\S+) at list prices/.exec(run.stdout) ?? [];
  expect(run.stdout).toMatch(new RegExp(`^ *Calls +${calls}$`, 'm'));
  expect(run.stdout).toMatch(new RegExp(`^ *Cost +about \\${cost} at`, 'm'));
});

it('images are announced before they are asked for', async () => {
  const simulator = await simulated({});
  const { stderr } = await visit(simulator, ['--model', 'amazon.nova-canvas*', '--api', 'invoke', '--no-progress']);
  expect(stderr).toMatch(/^Note: each image model draws one picture, at most \$/m);
});

it('list tells what a run may cost, and calls no model', async () => {
  const simulator = await simulated({});
  const { code, stderr, stdout } = await visit(simulator, ['list']);
  expect({ code, calls: modelCalls(simulator) }).toEqual({ code: 0, calls: [] });
  expect(stderr).toMatch(/^Cost at most \$\d+\.\d\d, and \d+ cells of unknown price\.$/m);
  expect(stderr).toMatch(/^ {2}bedrock-runtime image: \d+ cells/m);
  expect(stdout).not.toContain('$');
});

it('a run with keys that the tool makes from the credentials finds the same as one that signs', async () => {
  const simulator = await simulated({});
  const signed = await visit(simulator, [...few, '-o', '-']);
  const keyed = await visit(simulator, [...few, '-o', '-', '--auth', 'api-key']);
  expect(keyed.stdout).toBe(signed.stdout);
  expect(new Set(simulator.requests.map(({ auth }) => auth))).toEqual(new Set(['sigv4', 'bearer']));
});
