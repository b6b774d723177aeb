/** One fault outside the models is told once, and first. */
import { describe, expect, it } from 'vitest';
import { renderErrorLog } from '../../src/report/error-log.ts';
import { json } from '../../src/report/json.ts';
import { markdown } from '../../src/report/markdown.ts';
import { renderSummary } from '../../src/report/render-summary.ts';
import { summarise } from '../../src/run-facts/summary.ts';
import { outsideReasons } from '../../src/reasons/outside.ts';
import { isReason } from '../../src/reasons/reasons.ts';
import { denied, failingRun } from '../report/failing-run.ts';
import { sampleRun } from '../report/sample-run.ts';

const options = { details: false, bom: false };

describe('one cause', () => {
  it('is named when at least 80 % of the cells called, and 8, failed for it', () => {
    expect(summarise(failingRun(8, 2)).cause).toMatchObject({
      verdict: 'blocked',
      reason: 'iam-denied',
      count: 8,
      share: 0.8,
      message: denied.message,
      next: expect.stringContaining('bedrock:InvokeModel'),
    });
  });

  it.each([
    ['fewer than eight cells', failingRun(7, 0)],
    ['a smaller share', failingRun(8, 3)],
    [
      'a reason that is about the models',
      failingRun(20, 0, { ...denied, verdict: 'unsupported', reason: 'api-not-supported' }),
    ],
    ['an ordinary run', sampleRun()],
  ])('is not seen in %s', (_, run) => {
    expect(summarise(run).cause).toBeUndefined();
  });

  it('leaves cells that were never called out of the count', () => {
    const run = failingRun(8, 20);
    for (const [key, result] of run.results) if (result.verdict === 'supported') run.results.delete(key);
    expect(summarise(run).cause).toMatchObject({ count: 8, share: 1 });
  });

  it('only knows reasons of the catalogue', () => {
    expect(outsideReasons.filter((reason) => !isReason(reason))).toEqual([]);
  });
});

describe('what opens with the cause', () => {
  const run = failingRun(40, 0);

  it('the summary, before any number, and its next step is told once', () => {
    const text = renderSummary(summarise(run), []);
    expect(text.trimStart()).toMatch(
      /^One cause: IAM permission missing \(iam-denied\), 100\.0 % of the cells called, 40 cells\./,
    );
    expect(text.match(/bedrock-matrix policy/g)).toHaveLength(1);
  });

  it('the error log, before its blocks', () => {
    const [head = ''] = renderErrorLog(run).split('\n\n---');
    expect(head).toMatch(/^One cause +iam-denied: IAM permission missing \(40 cells, 100\.0 %/m);
    expect(head).toMatch(/^Next step +Allow/m);
  });

  it('Markdown and JSON', () => {
    expect(markdown.render(run, options)).toContain('> **One cause**: IAM permission missing');
    expect(JSON.parse(json.render(run, options))).toMatchObject({ cause: { reason: 'iam-denied', count: 40 } });
  });
});

describe('a run that cannot be believed', () => {
  const base = sampleRun();
  const run = sampleRun({
    end: { endedAt: '', wallMs: 1, calls: 1, ...base.end, suspect: 'a stranger answers\u001B[2J' },
  });

  it('says so first, everywhere', () => {
    expect(renderSummary(summarise(run), []).trimStart()).toMatch(/^SUSPECT: a stranger answers\[2J/);
    expect(renderErrorLog(run)).toMatch(/^SUSPECT: a stranger answers/m);
    expect(markdown.render(run, options)).toContain('> **SUSPECT**: a stranger answers');
    expect(JSON.parse(json.render(run, options))).toMatchObject({ suspect: expect.stringContaining('a stranger') });
  });
});
