/** JUnit XML, as the test tabs of CI systems read it. */
import { expect, it } from 'vitest';
import { junit } from '../../src/report/junit.ts';
import { keyOf } from '../../src/plan/cell.ts';
import { xmlText } from '../../src/report/xml.ts';
import { denied, failingRun } from './failing-run.ts';
import { haikuProfile, nova, runWithModel, sampleRun } from './sample-run.ts';

const options = { details: false, bom: false };
const text = junit.render(sampleRun(), options);

/** The element of a test case, from its opening to the end of its line. */
function caseOf(xml: string, className: string, name: string): string {
  return xml.split('\n').find((line) => line.includes(`classname="${className}" name="${name}"`)) ?? '';
}

/** A small reader of its own: the names of all elements; throws unless each is closed in its order and all text is escaped. */
function elementsOf(xml: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  const tag = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g;
  for (const [, end, name = '', , empty] of xml.matchAll(tag)) {
    if (end === '') names.push(name);
    if (end === '' && empty === '') open.push(name);
    if (end !== '' && open.pop() !== name) throw new Error(`</${name}> closes nothing`);
  }
  const rest = xml.replace(/^<\?xml[^?]*\?>/, '').replace(tag, '');
  if (open.length > 0 || /[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(rest))
    throw new Error(`not well formed: ${rest}`);
  return names;
}

it('has one test case per cell and listing, in suites by Region and endpoint, and counts them', () => {
  expect(elementsOf(text).filter((name) => name === 'testcase')).toHaveLength(25 + 2 + 1);
  expect(text).toMatch(/<testsuites name="bedrock-matrix" tests="28" failures="0" errors="1" skipped="8"/);
  expect(text).toMatch(/<error type="incomplete" message="a listing failed\. No mantle-models of us-east-1: [^"]+"\/>/);
  expect(text).toMatch(/<testsuite name="us-east-1\.bedrock-mantle" tests="5"/);
});

it('passes what works and what is a settled no', () => {
  expect(caseOf(text, 'us-east-1.bedrock-runtime', `${nova.model} converse`)).toMatch(/time="0\.412"\/>$/);
  expect(caseOf(text, 'us-east-1.bedrock-runtime', `${nova.model} messages`)).toMatch(
    /<system-out>unsupported: api-not-supported/,
  );
});

it('skips, with the reason, what taught us nothing or is blocked', () => {
  expect(caseOf(text, 'us-east-1.bedrock-runtime', `${haikuProfile.profile} responses`)).toMatch(
    /<skipped message="inconclusive: throttled, Throttled\. It said: Too many requests/,
  );
  expect(text).toMatch(/<skipped message="blocked: legacy-locked/);
  expect(text).toMatch(/<skipped message="untested: over-budget/);
  expect(caseOf(text, 'us-east-1.listings', 'mantle-models')).toMatch(/<skipped message="Access denied/);
});

it('fails regressions, and only those', () => {
  const regressions = new Set([keyOf(nova, 'messages')]);
  const xml = junit.render(sampleRun(), { ...options, regressions });
  expect(xml).toMatch(/tests="28" failures="1"/);
  expect(caseOf(xml, 'us-east-1.bedrock-runtime', `${nova.model} messages`)).toMatch(
    /<failure type="api-not-supported" message="was supported, now unsupported: [^"]+">.*Next step: /,
  );
});

it('is an error as a whole when the run cannot be believed', () => {
  const xml = junit.render(
    sampleRun({ listings: [], end: { endedAt: '', wallMs: 1, calls: 1, suspect: 'a stranger answers' } }),
    options,
  );
  expect(xml).toMatch(/errors="1"/);
  expect(xml).toMatch(/<error type="suspect" message="a stranger answers"\/>/);
});

it('stays well formed whatever the service says', () => {
  const message = ']]><script>&amp; "quoted" \u0000\u0007\uD800 \uFFFE 😀\n--><x a=\'1\'>';
  expect(elementsOf(junit.render(failingRun(1, 0, { ...denied, message }), options))).toContain('testcase');
  expect(elementsOf(junit.render(runWithModel('a"><b>&\u0001'), options))).toContain('testcase');
});

it('knows what XML can hold', () => {
  expect(xmlText('a\u0000\u001B\uD800\uFFFF😀é')).toBe('a\uFFFD\uFFFD\uFFFD\uFFFD😀é');
  expect(xmlText('\t\n<&>"\'')).toBe('&#9;&#10;&lt;&amp;&gt;&quot;&apos;');
});
