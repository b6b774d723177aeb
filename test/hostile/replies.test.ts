/** Replies of a model that no model gives: the cell says what came, and the run goes on. */
import { describe, expect, it } from 'vitest';
import { simulated, visit } from '../end-to-end/harness.ts';
import { plainServer, forwardTo } from '../end-to-end/network.ts';
import { gptOss, having, nova } from '../end-to-end/models.ts';

const outputs = ['json', 'md', 'html', 'xlsx', 'xml', 'csv'].flatMap((ending) => ['-o', `m.${ending}`]);

function converse(usage: string): string {
  return `{"output":{"message":{"role":"assistant","content":[{"text":"OK"}]}},"stopReason":"end_turn","usage":${usage}}`;
}

const deep = 100_000;

const bodies: [name: string, body: string, mark: string][] = [
  ['1e999 tokens', converse('{"inputTokens":1e999,"outputTokens":1e999}'), '✓'],
  ['-1e9 tokens', converse('{"inputTokens":-1e9,"outputTokens":-1}'), '✓'],
  ['1e300 tokens', converse('{"inputTokens":1e300,"outputTokens":1.5}'), '✓'],
  ['tokens that are text', converse('{"inputTokens":"many","outputTokens":{}}'), '✓'],
  ['usage that is a list', converse('[1]'), '✓'],
  ['a reply nested 100,000 deep', `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`, 'inconclusive'],
  ['a message nested 100,000 deep', `{"message":${'['.repeat(deep)}${']'.repeat(deep)}}`, 'inconclusive'],
];

describe('a reply with', () => {
  it.each(bodies)('%s: the cell is settled and explained, all reports are written', async (_name, body, mark) => {
    const simulator = await simulated(having(nova, gptOss));
    const forward = forwardTo(() => simulator.origins.runtime);
    const runtime = await plainServer((incoming, response) => {
      if (!(incoming.url ?? '').includes('nova')) return forward(incoming, response);
      incoming.resume();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body);
    });
    const run = await visit(
      simulator,
      [...outputs, '--details', '--service', 'bedrock-runtime', '--api', 'converse', '--retries', '0'],
      { env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: runtime } },
    );
    expect(run.stderr).not.toContain('unexpected');
    expect([0, 4]).toContain(run.code);
    const rows = run.csv(run.text('m.csv'));
    expect(rows.filter((row) => row['Model'] === nova.id).map((row) => row['Converse_API'])).toEqual([mark, mark]);
    expect(rows.find((row) => row['Model'] === gptOss.id)?.['Converse_API']).toBe('✓');
    const again = await visit(undefined, ['report', 'bedrock_evidence.ndjson', '-o', 'again.json'], { cwd: run.cwd });
    expect(again.code).toBe(run.code);
    const explained = await visit(undefined, ['explain', nova.id], { cwd: run.cwd });
    expect(explained.stdout).toMatch(mark === '✓' ? /supported/ : /nested|deep|shape|form/i);
  });
});
