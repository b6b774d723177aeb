/** The Markdown that job summaries and wikis show. */
import { expect, it } from 'vitest';
import { markdown } from '../../src/report/markdown.ts';
import { runWithModel, sampleRun } from './sample-run.ts';

const options = { details: false, bom: false };

it('shows counts, gaps, the matrix and the reasons', () => {
  const text = markdown.render(sampleRun(), options);
  expect(text).toContain('| 25 | 6 | 12 | 2 | 2 | 3 |');
  expect(text).toContain('24.0 % success rate (27.3 % without the 3 untested cells), 80.0 % settled.');
  expect(text).toContain(
    '> **INCOMPLETE**: No mantle-models of us-east-1: Access denied. Allow bedrock-mantle:ListModels.',
  );
  expect(text.indexOf('INCOMPLETE')).toBeLessThan(text.indexOf('| 25 |'));
  expect(text).toContain(
    '| `us-east-1` | `bedrock-runtime` | `anthropic.claude-3-opus-20240229-v1:0` |  | blocked | blocked |  |  |  |',
  );
  expect(text).toMatch(/\| 2 \| blocked \| `legacy-locked` \| .+ \|/);
});

it('lets no name break the table or become mark-up', () => {
  const text = markdown.render(runWithModel('a|b`c\\d\n<img src=x> @octocat'), options);
  const row = text.split('\n').find((line) => line.includes('octocat')) ?? '';
  expect(row.match(/\|/g)).toHaveLength(10);
  expect(row).not.toMatch(/<img|@octocat|a\|b|[`\\]c/);
});
