/** JUnit XML, as the test tabs of CI systems read it. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { junit } from '../../src/report/junit.ts';
import { keyOf } from '../../src/plan/cell.ts';
import { xmlText } from '../../src/text/xml.ts';
import { folder } from '../evidence/sample-evidence.ts';
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
  expect(text).toMatch(/<testsuites name="bedrock-matrix" tests="28" failures="0" errors="1" time="[\d.]+">/);
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

it('is an error as a whole when the run cannot be trusted', () => {
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

/**
 * Which attributes Jenkins' schema allows on each element that we write, and which it wants (junit-10.xsd of the xunit-plugin,
 * commit 031e285, read on 2026-11-21).
 */
const allowed: Record<string, { wanted: string[]; also: string[] }> = {
  testsuites: { wanted: [], also: ['name', 'time', 'tests', 'failures', 'errors'] },
  testsuite: { wanted: ['name', 'tests', 'failures', 'errors'], also: ['time', 'skipped', 'timestamp'] },
  testcase: { wanted: ['name'], also: ['time', 'classname'] },
  skipped: { wanted: [], also: ['type', 'message'] },
  failure: { wanted: [], also: ['type', 'message'] },
  error: { wanted: [], also: ['type', 'message'] },
  'system-out': { wanted: [], also: [] },
};

function everyOutcome(): string {
  const run = sampleRun();
  const suspect = { ...run, ...(run.end && { end: { ...run.end, suspect: 'a portal answers' } }) };
  return junit.render(suspect, { ...options, regressions: new Set([keyOf(nova, 'messages')]) });
}

it('has no attribute that the schema of Jenkins refuses, and all that it wants', () => {
  const xml = everyOutcome();
  for (const [, name = '', attributes = ''] of xml.matchAll(/<([a-z-]+)((?: [a-z]+="[^"<]*")*)\/?>/g)) {
    const found = [...attributes.matchAll(/ ([a-z]+)="/g)].map(([, key = '']) => key);
    const { wanted, also } = allowed[name] ?? { wanted: ['no such element'], also: [] };
    expect({ name, found }).toEqual({ name, found: expect.arrayContaining(wanted) });
    expect({ name, found: [...wanted, ...also] }).toEqual({ name, found: expect.arrayContaining(found) });
  }
  expect(new Set(elementsOf(xml))).toEqual(new Set(Object.keys(allowed)));
});

const hasXmllint = ((): boolean => {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

it.skipIf(!hasXmllint)('is valid for a real validator (skipped where xmllint is not installed)', async () => {
  const file = join(await folder(), 'junit.xml');
  writeFileSync(file, everyOutcome());
  const schema = fileURLToPath(new URL('jenkins-junit.xsd', import.meta.url));
  expect(() => execFileSync('xmllint', ['--noout', '--schema', schema, file], { stdio: 'pipe' })).not.toThrow();
});
