/** The summary that ends a run on the terminal. */
import pc from 'picocolors';
import { expect, it } from 'vitest';
import { renderSummary } from '../../src/report/render-summary.ts';
import { summarise } from '../../src/run-facts/summary.ts';
import { runWithModel, sampleRun, simulatedRun, withMeasuredLimit } from './sample-run.ts';

const summary = summarise(sampleRun());
const text = renderSummary(summary, ['matrix.csv', 'errors.log']);

it('has every number that the run promises', () => {
  for (const line of [
    /^ {2}Models +3 on bedrock-runtime, 1 on bedrock-mantle$/m,
    /^ {2}Profiles +1 inference profile$/m,
    /^ {2}Cells +25 \(5 rows x 5 APIs\)$/m,
    /^ {2}✓ supported +6 +24\.0 %$/m,
    /^ {2}✗ unsupported +12 +48\.0 %$/m,
    /^ {2}■ blocked +2 +8\.0 %$/m,
    /^ {2}\? inconclusive +2 +8\.0 %$/m,
    /^ {2}· untested +3 +12\.0 %$/m,
    /^ {2}24\.0 % success rate \(27\.3 % without the 3 untested cells\), 80\.0 % settled$/m,
    /^ {2}Calls +31$/m,
    /^ {2}Tokens +72 in, 18 out$/m,
    /^ {2}Wall time +1 min 12 s$/m,
    /^ {2}Written +matrix\.csv$/m,
    /^ +errors\.log$/m,
  ]) {
    expect(text).toMatch(line);
  }
});

it('says what to do about cells that gave no answer, before it lists settled ones', () => {
  expect(text).toMatch(/2 cells blocked: legacy-locked, .+\n {4}→ .+anthropic\.claude-3-opus-20240229-v1:0/);
  expect(text.indexOf('legacy-locked')).toBeLessThan(text.indexOf('api-not-supported'));
});

it('does not set the calls of all sessions beside the time of the last one without a word', () => {
  const run = sampleRun();
  const header = { ...run.header, startedAt: '2026-11-19T00:00:00.000Z' };
  expect(renderSummary(summarise({ ...run, header }), [])).toMatch(
    /^ {2}Wall time +1 min 12 s of the last session; the calls are those of all$/m,
  );
});

it('says of features and probes too what needs a look, apart from the cells', () => {
  const reason = {
    verdict: 'untested',
    reason: 'over-budget',
    title: 'Over the budget',
    count: 4,
    next: 'Raise it.',
  } as const;
  expect(renderSummary({ ...summary, checkReasons: [reason] }, [])).toMatch(
    /^ {2}4 checks untested: over-budget, Over the budget\n {4}→ Raise it\.$/m,
  );
});

it('says where all reasons stand when there are too many, of checks as of cells', () => {
  const reasons = Array.from({ length: 9 }, (_, nth) => ({
    verdict: 'inconclusive' as const,
    reason: `reason-${nth}`,
    title: 'Why',
    count: 1,
  }));
  const said = renderSummary({ ...summary, reasons, checkReasons: reasons }, []);
  expect(said.match(/and 1 other reason, all in the JSON report/g)).toHaveLength(2);
});

it('tells the limits that were named from refusals', () => {
  expect(renderSummary(summarise(withMeasuredLimit()), [])).toMatch(
    /MaxOutput_Limit +0 +1 +0 +0 +0 {2}1 of ✗ names the limit$/m,
  );
});

it('says before the numbers that the run is incomplete, and why, and once more at the end', () => {
  expect(text).toContain('INCOMPLETE: No mantle-models of us-east-1: Access denied. Allow bedrock-mantle:ListModels.');
  expect(text).toContain('INCOMPLETE: a listing failed.');
  expect(text.indexOf('INCOMPLETE')).toBeLessThan(text.indexOf('Models'));
  expect(text.trimEnd().split('\n').at(-1)).toMatch(/! This run is incomplete .+ cannot be a baseline\. --resume/);
  expect(renderSummary({ ...summary, gaps: [] }, [])).not.toMatch(/incomplete|baseline/i);
});

it('says simulated when the simulator answered', () => {
  expect(renderSummary(summarise(simulatedRun()), [])).toContain('SIMULATED');
  expect(text).not.toMatch(/simulated/i);
});

it('never rounds up to a whole', () => {
  const nearly = { ...summary, cells: 3000, successRate: 2999 / 3000, settledRate: 1 };
  const tested = { ...nearly, verdicts: { ...summary.verdicts, untested: 0 } };
  expect(renderSummary(tested, [])).toContain('99.9 % success rate, 100.0 % settled');
});

it('writes big numbers and long times readably', () => {
  expect(renderSummary({ ...summary, calls: 1_234_567, wallMs: 3_780_000 }, [])).toMatch(/1,234,567[^]*1 h 03 min/);
  expect(renderSummary({ ...summary, wallMs: 1234 }, [])).toContain('1.2 s');
});

it('has colours only when it is given them', () => {
  expect(text).not.toContain('\u001B');
  expect(renderSummary(summary, [], pc.createColors(true))).toContain('\u001B[32m✓ supported');
});

it('lets no name drive the terminal', () => {
  const run = runWithModel('x\u001B[2J');
  const withGap = {
    ...run,
    listings: [{ source: 'mantle-models' as const, region: 'r', ok: false, count: 0, problem: 'a\u001B[2Jb' }],
  };
  expect(renderSummary(summarise(withGap), ['\u001B[2J.csv'])).not.toContain('\u001B');
});
