import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { freshDirectory, modelCalls, simulated, usualCsv, visit, type Visit } from './harness.ts';
import { everyKind, having, plainModel } from './models.ts';

const models = [...everyKind, ...Array.from({ length: 6 }, (_, n) => plainModel(`acme.m${n}-v1:0`))];

/** A run that is sent the signal as soon as this many calls to models have been answered. */
async function interrupted(
  simulator: Simulator,
  { cwd, after, reason = 'SIGINT' }: { cwd: string; after: number; reason?: string },
): Promise<Visit> {
  const controller = new AbortController();
  const watch = setInterval(() => {
    if (modelCalls(simulator).length >= after) controller.abort(reason);
  }, 2);
  try {
    return await visit(simulator, ['-c', '4', '--timeout', '300'], { cwd, signal: controller.signal });
  } finally {
    clearInterval(watch);
  }
}

describe('a run that is interrupted', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('by %s writes what was measured and ends with exit code %i, though a call never ends', async (reason, code) => {
    const hanging = { match: { target: 'acme.m0-v1:0', api: 'converse' }, reply: 'stall' } as const;
    const simulator = await simulated({ ...having(...models), latency: 5, faults: [hanging] });
    const run = await interrupted(simulator, { cwd: freshDirectory(), after: 20, reason });
    expect(run.code).toBe(code);
    const marks = run.csv().flatMap((row) => Object.values(row).slice(3, 8));
    expect(marks).toContain('✓');
    expect(marks).toContain('');
    expect(run.evidence().at(-1)).toMatchObject({ t: 'end', interrupted: true });
    expect(run.stdout).toContain('--resume');
  });

  it('goes on with --resume, asks nothing twice, and ends with the CSV of a run that was left alone', async () => {
    const undisturbed = await visit(await simulated(having(...models)), []);
    const simulator = await simulated({ ...having(...models), latency: 5 });
    const cwd = freshDirectory();
    const first = await interrupted(simulator, { cwd, after: 25 });
    const settled = new Set(
      first
        .evidence()
        .filter(({ t, calls }) => t === 'cell' && calls !== 0)
        .map(({ cell }) => cell),
    );
    expect(settled.size).toBeGreaterThan(5);
    // As the summary offers it, to be pasted.
    const offered = /^ +bedrock-matrix (--resume .+)$/m.exec(first.stdout)?.[1] ?? '';
    expect(offered).toBe('--resume --concurrency 4 --timeout 300');
    const second = await visit(simulator, offered.split(' '), { cwd });
    expect(second.code).toBe(0);
    expect(second.text(usualCsv)).toBe(undisturbed.text(usualCsv));
    const resumedAt = second.evidence().findIndex(({ t }) => t === 'resume');
    const askedAgain = second
      .evidence()
      .slice(resumedAt)
      .filter(({ t, cell }) => t === 'attempt' && settled.has(cell));
    expect(askedAgain).toEqual([]);
  });

  it('twice, and gone on with twice, ends the same', async () => {
    const undisturbed = await visit(await simulated(having(...models)), []);
    const simulator = await simulated({ ...having(...models), latency: 5 });
    const cwd = freshDirectory();
    await interrupted(simulator, { cwd, after: 15 });
    const controller = new AbortController();
    const enough = modelCalls(simulator).length + 15;
    const watch = setInterval(() => modelCalls(simulator).length >= enough && controller.abort('SIGINT'), 2);
    const second = await visit(simulator, ['--resume', '-c', '4'], { cwd, signal: controller.signal });
    clearInterval(watch);
    expect(second.code).toBe(130);
    const third = await visit(simulator, ['--resume'], { cwd });
    expect(third.code).toBe(0);
    expect(third.text(usualCsv)).toBe(undisturbed.text(usualCsv));
    const report = await visit(undefined, ['report', 'bedrock_evidence.ndjson'], { cwd });
    expect(report.stdout).toBe(undisturbed.text(usualCsv));
  });

  it('before it could list anything ends with exit code 130 and leaves no file', async () => {
    const simulator = await simulated({
      ...having(...models),
      faults: [{ match: { api: 'list-foundation-models' }, reply: 'stall' }],
    });
    const controller = new AbortController();
    setTimeout(() => controller.abort('SIGINT'), 50);
    const run = await visit(simulator, [], { signal: controller.signal });
    expect({ code: run.code, files: run.files }).toEqual({ code: 130, files: [] });
    expect(run.stderr).toContain('interrupted before there was a result to write');
  });
});

describe('--resume', () => {
  it('asks again for what was inconclusive, and keeps it in the report when interrupted once more', async () => {
    const [m0] = models.slice(-6);
    const target = m0?.id ?? '';
    const simulator = await simulated({
      ...having(plainModel(target), plainModel('acme.other-v1:0')),
      faults: [{ match: { target, api: 'converse' }, times: 2, reply: 'throttle' }],
    });
    const cwd = freshDirectory();
    const argv = ['--api', 'converse', '--retries', '0'];
    const mark = (run: Visit): string | undefined => run.csv().find((row) => row['Model'] === target)?.['Converse_API'];
    expect(mark(await visit(simulator, argv, { cwd }))).toBe('inconclusive');
    const gone = new AbortController();
    gone.abort('SIGINT');
    const second = await visit(simulator, [...argv, '--resume'], { cwd, signal: gone.signal });
    expect(second.code).toBe(130);
    expect(mark(second)).toBe('inconclusive');
    await visit(simulator, [...argv, '--resume'], { cwd });
    const last = await visit(simulator, [...argv, '--resume'], { cwd });
    expect(mark(last)).toBe('✓');
    expect(modelCalls(simulator).filter((call) => call.target === 'acme.other-v1:0')).toHaveLength(1);
  });

  it('counts the calls and the tokens of both sessions, in the summary and in each cell', async () => {
    const simulator = await simulated({
      ...having(plainModel('amazon.nova-lite-v1:0')),
      ignores: [{ model: '*', feature: 'citations' }],
    });
    const cwd = freshDirectory();
    // What was taken and ignored was answered, and billed, both times.
    const argv = [
      '--api',
      'converse',
      '--features',
      'latency-optimized,prompt-caching',
      '--retry',
      'unsupported,inconclusive',
    ];
    await visit(simulator, argv.slice(0, 4), { cwd });
    const last = await visit(simulator, [...argv, '--resume', '-o', 'm.json'], { cwd });
    const lines = last.evidence();
    const answered = lines.flatMap((line) => (line.t === 'attempt' ? [line['reply'] as { inputTokens?: number }] : []));
    const tokens = answered.reduce((sum, reply) => sum + (reply?.inputTokens ?? 0), 0);
    expect(last.stdout).toContain(`${tokens.toLocaleString('en')} in,`);
    const { rows } = JSON.parse(last.text('m.json'));
    expect(JSON.stringify(rows)).toContain('"calls":2');
    const judged = await visit(undefined, ['report', 'bedrock_evidence.ndjson', '--rejudge', '-o', 'again.json'], {
      cwd,
    });
    expect(JSON.parse(judged.text('again.json')).rows).toEqual(rows);
  });

  it('keeps a listing that failed in its reports where it is stopped before that is listed again', async () => {
    const regions = ['--region', 'us-east-1,eu-west-1'];
    const argv = [...regions, '--api', 'converse', '--service', 'bedrock-runtime', '-o', 'm.json', '--no-progress'];
    const inIreland = { api: 'list-foundation-models', region: 'eu-west-1' };
    const denied = await simulated({ ...having(...models), faults: [{ match: inIreland, reply: { status: 403 } }] });
    const calls = await visit(denied, [...argv, '--max-calls', '1']);
    const slow = await simulated({ ...having(...models), faults: [{ match: inIreland, reply: 'stall' }], latency: 5 });
    const controller = new AbortController();
    const watch = setInterval(() => modelCalls(slow).length > 0 && controller.abort('SIGINT'), 2);
    const run = await visit(slow, [...argv, '--resume'], { cwd: calls.cwd, signal: controller.signal });
    clearInterval(watch);
    expect(run.code).toBe(130);
    await visit(undefined, ['report', 'bedrock_evidence.ndjson', '-o', 'again.json'], { cwd: run.cwd });
    expect(run.text('m.json')).toContain('foundation-models of eu-west-1');
    expect(run.text('again.json')).toBe(run.text('m.json'));
  });

  it('says nothing of who answers where nobody does', async () => {
    const argv = ['--api', 'converse', '--retries', '0', '--service', 'bedrock-runtime', '--no-progress'];
    const { cwd } = await visit(await simulated(having(...models)), [...argv, '--max-calls', '1']);
    const dead = await simulated({ ...having(...models), faults: [{ match: {}, reply: 'reset' }] });
    const run = await visit(dead, [...argv, '--resume'], { cwd });
    expect(run).toMatchObject({ code: 4, stderr: expect.not.stringContaining('AWS answers') });
  });

  it('of --limit asks no more models than it says, though a listing that had failed brings others', async () => {
    const simulator = await simulated({
      ...having(...models),
      faults: [{ match: { api: 'list-mantle-models' }, times: 1, reply: { status: 403 } }],
    });
    const cwd = freshDirectory();
    const first = await visit(simulator, ['--limit', '3'], { cwd });
    expect(first.code).toBe(4);
    const names = namesOf(first);
    expect(names).toHaveLength(3);
    const second = await visit(simulator, ['--limit', '3', '--resume'], { cwd });
    expect(second.code).toBe(0);
    expect(namesOf(second)).toEqual(names);
  });
});

function namesOf(run: Visit): string[] {
  return [...new Set(run.csv().map((row) => `${row['Service']} ${row['Model']}`))];
}
