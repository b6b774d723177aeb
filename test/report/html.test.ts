/** The HTML report as text: whole, closed to the network, and safe to open. What it does in a browser is tested there. */
import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/aws/redact.ts';
import { keyOf } from '../../src/plan/cell.ts';
import { html } from '../../src/report/html.ts';
import type { PageData } from '../../src/report/html/page-data.ts';
import type { Run } from '../../src/types.ts';
import { denied, failingRun } from './failing-run.ts';
import { nova, runWithModel, sampleRun, withMeasuredLimit } from './sample-run.ts';

const options = { details: false, bom: false };
const text = html.render(sampleRun(), options);

/** Content of the element that these words open. */
function inside(page: string, opening: string): string {
  const start = page.indexOf(opening) + opening.length;
  return page.slice(start, page.indexOf('</', start));
}

function dataOf(run: Run): PageData {
  return JSON.parse(inside(html.render(run, options), '<script type="application/json" id="data">'));
}

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

describe('the page', () => {
  it('names no address that a browser would fetch', () => {
    expect(text).not.toMatch(
      /<(?:link|img|iframe|script)[^>]*(?:src|href)=|@import|url\(|fetch\(|XMLHttpRequest|WebSocket/,
    );
  });

  it('forbids everything but its own script and style, by their hashes', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${hashOf(inside(text, '<script type="module">'))}`);
    expect(policy).toContain(`style-src ${hashOf(inside(text, '<style>'))}`);
    expect(policy).not.toContain('unsafe');
  });

  it('stays as it is when it is written: the last redaction finds nothing in it', () => {
    expect(redact(text)).toBe(text);
  });

  it('joins its modules into one script without a clash of names', () => {
    const script = inside(text, '<script type="module">');
    expect(() => new Script(script)).not.toThrow();
    expect(script).not.toMatch(/^(?:import|export) /m);
  });

  it('leaves no placeholder', () => {
    expect(text).not.toMatch(/<!--/);
  });
});

describe('the data in it', () => {
  it('has every row and cell, and stores each text once', () => {
    const data = dataOf(sampleRun());
    expect(data.rows).toHaveLength(5);
    expect(data.cells).toHaveLength(25);
    expect(new Set(data.texts).size).toBe(data.texts.length);
    expect(data.texts).toContain('Too many requests, please wait before trying again.');
  });

  it('cannot end its element, whatever the service says', () => {
    const message = '</script><script>alert(1)</script><!--\u2028\u2029';
    const page = html.render(failingRun(1, 0, { ...denied, message }), options);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).not.toMatch(/[\u2028\u2029]|<!--/);
    expect(dataOf(failingRun(1, 0, { ...denied, message })).texts).toContain(message);
    expect(html.render(runWithModel('</script><img src=x onerror=alert(1)>'), options)).not.toContain('<img');
  });

  it('says first what a reader must know', () => {
    expect(dataOf(failingRun(20, 0)).notices[0]).toMatchObject({
      tone: 'alert',
      title: 'One cause',
      said: denied.message,
    });
    const end = { endedAt: '', wallMs: 1, calls: 1, suspect: 'a stranger answers' };
    expect(dataOf(sampleRun({ end })).notices[0]).toMatchObject({ tone: 'alert', title: 'Suspect' });
  });

  it('has what changed against a baseline, with its cell where there is one', () => {
    const changes = [
      {
        key: keyOf(nova, 'messages'),
        kind: 'broke',
        before: { verdict: 'supported' },
        after: { verdict: 'unsupported', reason: 'api-not-supported' },
      },
      { key: 'eu-west-1 bedrock-runtime gone.model - converse', kind: 'vanished', before: { verdict: 'supported' } },
    ] as const;
    const page = html.render(sampleRun(), { ...options, changes });
    const data: PageData = JSON.parse(inside(page, '<script type="application/json" id="data">'));
    expect(data.changes).toEqual([
      {
        kind: 'broke',
        key: changes[0].key,
        before: 'supported',
        after: 'unsupported: API not supported by this model',
        cell: 9,
      },
      { kind: 'vanished', key: changes[1].key, before: 'supported' },
    ]);
  });

  it('has the figure of a limit that the service named, also of what changed', () => {
    const run = withMeasuredLimit();
    const { apis, outcomes } = dataOf(run);
    expect(apis.at(-1)).toMatchObject({ label: 'MaxOutput_Limit', isLimit: true });
    expect(outcomes.filter((outcome) => outcome.at(-1) !== 0).map((outcome) => outcome.at(-1))).toEqual([10_000]);
    const limit = { verdict: 'unsupported', reason: 'limit-stated' } as const;
    const [before, after] = [
      { ...limit, figure: 5000 },
      { ...limit, figure: 10_000 },
    ];
    const key = keyOf(nova, 'converse', 'limit:output');
    const page = html.render(run, { ...options, changes: [{ key, kind: 'reason', before, after }] });
    const data: PageData = JSON.parse(inside(page, '<script type="application/json" id="data">'));
    expect(data.changes).toMatchObject([{ before: '5,000 tokens', after: '10,000 tokens' }]);
  });
});
