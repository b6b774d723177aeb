/**
 * JUnit XML, for the test tabs of GitLab and Jenkins. A ✗ is data and passes; what taught us nothing is skipped with its
 * reason; only a regression against a baseline fails, and a run that cannot be trusted, or is incomplete, is an error.
 */
import { alternativesIn, type AlternativesOf } from '../run-facts/alternatives.ts';
import { keyOf, targetOf } from '../plan/cell.ts';
import { grouped } from '../plan/grouped.ts';
import type { CellResult, Listing, Run } from '../types.ts';
import type { ReportedCell } from '../run-facts/cells.ts';
import { allCellsOf } from '../run-facts/feature-cells.ts';
import type { ReportOptions, TextFormat } from './format.ts';
import { gapsOf } from '../run-facts/gaps.ts';
import { oneLine } from '../medium.ts';
import { nextStepOf, titleOf } from '../run-facts/reason.ts';
import { element, xmlText } from '../text/xml.ts';

type Outcome = 'passed' | 'skipped' | 'failure' | 'error';

interface TestCase {
  className: string;
  name: string;
  seconds: number;
  outcome: Outcome;
  inside: string[];
}

export const junit: TextFormat = {
  render(run, options) {
    const alternativesOf = alternativesIn(run);
    const cells = allCellsOf(run);
    const cases = [
      ...trustCases(run, gapsOf(run, cells)),
      ...run.listings.map(listingCase),
      ...cells.map((cell) => cellCase(cell, options, alternativesOf)),
    ];
    const suites = [...grouped(cases, ({ className }) => className)].map(([name, members]) =>
      suite(name, members, run),
    );
    const name = `bedrock-matrix${run.header.simulated ? ' (simulated: true)' : ''}`;
    // Jenkins' junit-10.xsd knows `skipped` of a suite, and refuses it here.
    const { skipped: _, ...counts } = totals(cases);
    const all = element('testsuites', { name, ...counts }, ['\n', ...suites]);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${all}\n`;
  },
};

function suite(name: string, cases: readonly TestCase[], { header }: Run): string {
  const attributes = { name, ...totals(cases), timestamp: header.startedAt.replace(/\.\d+Z$|Z$/, '') };
  const lines = cases.map(
    ({ className, name: title, seconds, inside }) =>
      `    ${element('testcase', { classname: className, name: title, time: seconds.toFixed(3) }, inside)}\n`,
  );
  return `  ${element('testsuite', attributes, ['\n', ...lines, '  '])}\n`;
}

function totals(cases: readonly TestCase[]): Record<string, number | string> {
  const count = (outcome: Outcome): number => cases.filter((one) => one.outcome === outcome).length;
  const seconds = cases.reduce((sum, one) => sum + one.seconds, 0);
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds.toFixed(3),
  };
}

function trustCases({ end }: Run, gaps: readonly string[]): TestCase[] {
  const suspect = end?.suspect;
  return [
    ...(suspect === undefined ? [] : [trustCase('the run can be trusted', 'suspect', suspect)]),
    ...(gaps.length === 0 ? [] : [trustCase('the run is complete', 'incomplete', `${gaps.join('. ')}.`)]),
  ];
}

function trustCase(name: string, type: string, message: string): TestCase {
  const inside = [element('error', { type, message: oneLine(message) })];
  return { className: 'bedrock-matrix', name, seconds: 0, outcome: 'error', inside };
}

/** A gap in what was listed: nothing was learned there, and it must be seen. */
function listingCase({ account, source, region, ok, problem = 'no reason given' }: Listing): TestCase {
  return {
    className: `${suitePrefix(account)}${region}.listings`,
    name: source,
    seconds: 0,
    outcome: ok ? 'passed' : 'skipped',
    inside: ok ? [] : [element('skipped', { message: oneLine(problem) })],
  };
}

function cellCase(cell: ReportedCell, options: ReportOptions, alternativesOf: AlternativesOf): TestCase {
  const { row, api, feature, result } = cell;
  const outcome = outcomeOf(result, options.regressions?.has(keyOf(row, api, feature)) === true);
  return {
    className: `${suitePrefix(row.account)}${row.region}.${row.endpoint}`,
    name: `${oneLine(targetOf(row))} ${api}${feature === undefined ? '' : ` +${feature}`}`,
    seconds: (result.ms ?? 0) / 1000,
    outcome,
    inside: contentOf(outcome, result, nextStepOf(cell, alternativesOf)),
  };
}

/** In a run over several accounts each has suites of its own. */
function suitePrefix(account: string | undefined): string {
  return account === undefined ? '' : `${oneLine(account)}.`;
}

function outcomeOf({ verdict }: CellResult, regressed: boolean): Outcome {
  if (regressed) return 'failure';
  return verdict === 'supported' || verdict === 'unsupported' ? 'passed' : 'skipped';
}

function contentOf(outcome: Outcome, result: CellResult, next: string | undefined): string[] {
  const { verdict, reason, message = '' } = result;
  const because = reason === undefined ? verdict : `${verdict}: ${reason}, ${titleOf(reason)}`;
  const said = message === '' ? [] : [`It said: ${oneLine(message)}`];
  if (outcome === 'skipped') return [element('skipped', { message: [because, ...said].join('. ') })];
  if (outcome === 'failure') {
    const text = [because, ...said, ...(next === undefined ? [] : [`Next step: ${next}`])].map(oneLine).join('\n');
    const details = element('failure', { type: reason ?? verdict, message: `was supported, now ${because}` }, [
      xmlText(text),
    ]);
    return [details];
  }
  return verdict === 'supported' ? [] : [element('system-out', {}, [xmlText([because, ...said].join('\n'))])];
}
