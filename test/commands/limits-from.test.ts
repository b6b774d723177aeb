import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalogue, ModelRecord } from '../../src/catalogue/record.ts';
import { having, nova } from '../end-to-end/models.ts';
import { freshDirectory, simulated, visit, type Visit } from '../end-to-end/harness.ts';
import { plainServer, tunnelProxy } from '../end-to-end/network.ts';

/** As models.dev has it, July 2026; 0 is what it does not know. */
const modelsDev = JSON.stringify({
  'amazon-bedrock': {
    id: 'amazon-bedrock',
    models: {
      [nova.id]: { id: nova.id, limit: { context: 290_000, output: 9_000 } },
      [`us.${nova.id}`]: { id: `us.${nova.id}`, limit: { context: 290_000, output: 0 } },
    },
  },
});

/** As LiteLLM has it, August 2026. */
const liteLlm = JSON.stringify({
  sample_spec: { max_tokens: 'LEGACY parameter', litellm_provider: 'one of the providers' },
  [nova.id]: { litellm_provider: 'bedrock_converse', max_input_tokens: 1, max_output_tokens: 10_000 },
  [`eu.${nova.id}`]: { litellm_provider: 'bedrock_converse', max_input_tokens: 290_000, max_output_tokens: 10_000 },
  [`bedrock/us-east-1/us.${nova.id}`]: { litellm_provider: 'bedrock', max_input_tokens: 290_000 },
  [`bedrock/*/1-month-commitment/${nova.id}`]: { litellm_provider: 'bedrock', max_input_tokens: 7 },
  'gpt-9': { litellm_provider: 'openai', max_input_tokens: 5 },
});

async function models(
  argv: readonly string[],
  around: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Visit> {
  const cwd = around.cwd ?? freshDirectory();
  // Never the cache of whoever runs the tests.
  const env = { XDG_CACHE_HOME: join(cwd, 'cache'), ...around.env };
  return visit(await simulated(having(nova)), ['models', '-o', 'models.json', ...argv], { cwd, env });
}

function limitsIn(visited: Visit): ModelRecord['limits'] {
  const made: Catalogue = JSON.parse(visited.text('models.json'));
  const found = made.models.find(({ id }) => id === nova.id);
  if (found === undefined) throw new Error('not listed');
  return found.limits;
}

describe('--limits-from a file', () => {
  it.each([
    ['LiteLLM', liteLlm],
    ['models.dev', modelsDev],
  ])('knows the list of %s by its shape', async (list, text) => {
    const cwd = freshDirectory();
    writeFileSync(join(cwd, 'list.json'), text);
    const visited = await models(['--limits-from', 'list.json'], { cwd });
    expect(visited.code).toBe(0);
    const { disagreements, ...limits } = limitsIn(visited);
    // Our correction of this model's figures wins over any list; the list is named beside it.
    expect(limits.contextWindow).toBe(300_000);
    expect(disagreements).toContainEqual({ field: 'contextWindow', value: 290_000, source: `${list}, list.json` });
  });

  it('of another kind is refused before anything is called, and the option is named', async () => {
    const cwd = freshDirectory();
    writeFileSync(join(cwd, 'list.json'), '{"models":[]}');
    const visited = await models(['--limits-from', 'list.json'], { cwd });
    expect(visited.code).toBe(2);
    expect(visited.stderr).toContain("list.json is neither LiteLLM's list of models nor that of models.dev.");
    expect(visited.files).not.toContain('models.json');
  });

  it('that is not there is said to be missing', async () => {
    const visited = await models(['--limits-from', 'nowhere.json']);
    expect(visited.code).toBe(2);
    expect(visited.stderr).toContain('nowhere.json');
  });
});

describe('--limits-from a URL', () => {
  it('is fetched once a day, and the record says when', async () => {
    let asked = 0;
    const origin = await plainServer((_, response) => {
      asked += 1;
      response.end(modelsDev);
    });
    const cwd = freshDirectory();
    await models(['--limits-from', `${origin}/api.json`], { cwd });
    const visited = await models(['--limits-from', `${origin}/api.json`], { cwd });
    expect(asked).toBe(1);
    expect(limitsIn(visited).disagreements.map(({ source }) => source)).toContainEqual(
      expect.stringMatching(/^models\.dev, http:.*\/api\.json, \d{4}-\d\d-\d\d$/),
    );
  });

  it.each([
    ['fails', 500, '', 'HTTP 500'],
    ['moved', 302, '', 'HTTP 302 to https://elsewhere.example; name that address'],
    ['is something else', 200, '<html>', 'neither the list of LiteLLM nor that of models.dev'],
    ['never ends', 200, ' '.repeat(17 * 2 ** 20), 'longer than 16 MB'],
  ])(
    'that %s is a stated gap and exit code 4; the catalogue is written all the same',
    async (_, status, body, words) => {
      const origin = await plainServer((__, response) => {
        response.writeHead(status, { location: 'https://elsewhere.example' }).end(body);
      });
      const visited = await models(['--limits-from', `${origin}/api.json`]);
      expect(visited.code).toBe(4);
      expect(visited.stdout).toContain('Missing         limits-from: ');
      expect(visited.stdout).toContain(words);
      expect(limitsIn(visited).contextWindow).toBe(300_000);
    },
  );

  it('that fails a day later leaves the list of the day before, and says so', async () => {
    let status = 200;
    const origin = await plainServer((_, response) => response.writeHead(status).end(modelsDev));
    const cwd = freshDirectory();
    await models(['--limits-from', `${origin}/api.json`], { cwd });
    const folder = join(cwd, 'cache', 'bedrock-matrix');
    const file = join(folder, readdirSync(folder)[0] ?? '');
    const kept: object = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...kept, fetchedAt: Date.parse('2026-01-01') }));
    status = 503;
    const visited = await models(['--limits-from', `${origin}/api.json`], { cwd });
    expect(visited.code).toBe(0);
    expect(visited.stderr).toMatch(/could not be fetched again \(HTTP 503\); models\.dev, .*, 2026-01-01 is used/);
  });

  it('goes through the proxy as every other call does', async () => {
    const origin = await plainServer((_, response) => response.end(modelsDev));
    const proxy = await tunnelProxy(() => origin);
    const env = { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' };
    const visited = await models(['--limits-from', 'http://limits.example/api.json'], { env });
    expect(visited.code).toBe(0);
    expect(proxy.tunnels).toEqual(['limits.example:80']);
  });
});
