/** The MCP server, asked by the official client over the stdio of a process of its own. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, it, onTestFinished } from 'vitest';
import { cliArguments } from '../cli-process.ts';
import { freshDirectory, simulated, usualEvidence, visit } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';

async function clientIn(cwd: string, options: string[] = []): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const env = { PATH: process.env['PATH'] ?? '' };
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [...cliArguments(), 'mcp', ...options], cwd, env }),
  );
  onTestFinished(() => client.close());
  return client;
}

async function ask(
  client: Client,
  name: string,
  given: Record<string, unknown> = {},
): Promise<{ text: string; isError: boolean }> {
  const answer = await client.callTool({ name, arguments: given });
  const [content] = answer.content;
  return { text: content?.type === 'text' ? content.text : '', isError: answer.isError === true };
}

it(
  'tells which models answer, why a cell is what it is, and what changed; and calls nothing',
  { timeout: 120_000 },
  async () => {
    const simulator = await simulated(having(plainModel('acme.one-v1:0'), plainModel('acme.two-v1:0')));
    const cwd = freshDirectory();
    await visit(simulator, ['--model', 'acme.one*'], { cwd });
    copyFileSync(join(cwd, usualEvidence), join(cwd, 'before.ndjson'));
    await visit(simulator, ['--features', 'tool-use'], { cwd });
    const calls = simulator.requests.length;

    const client = await clientIn(cwd, ['--baseline', 'before.ndjson']);
    const { tools } = await client.listTools();
    expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['which_models_answer', true],
      ['explain_cells', true],
      ['what_changed', true],
    ]);

    const which = JSON.parse((await ask(client, 'which_models_answer', { api: 'converse', region: 'us-east-1' })).text);
    expect(which.answered.map(({ id }: { id: string }) => id)).toEqual(['acme.one-v1:0', 'acme.two-v1:0']);
    expect(which).toMatchObject({ simulated: true, asked: 2, others: {} });
    const elsewhere = JSON.parse(
      (await ask(client, 'which_models_answer', { api: 'converse', region: 'eu-west-1' })).text,
    );
    expect(elsewhere).toMatchObject({ asked: 0, answered: [] });
    const tools2 = JSON.parse(
      (await ask(client, 'which_models_answer', { api: 'converse', feature: 'tool-use' })).text,
    );
    expect(tools2.asked).toBe(2);

    const why = await ask(client, 'explain_cells', { model: 'acme.two', api: 'responses' });
    const said = await visit(undefined, ['explain', 'acme.two', '--api', 'responses', '--no-color'], { cwd });
    expect(why).toEqual({ text: said.stdout, isError: false });

    const changed = JSON.parse((await ask(client, 'what_changed')).text);
    expect(changed).toMatchObject({ schema: 1, before: { name: 'before.ndjson' } });
    expect(simulator.requests).toHaveLength(calls);
  },
);

it('says what is wrong with a question, and goes on', { timeout: 60_000 }, async () => {
  const client = await clientIn(freshDirectory());
  expect(await ask(client, 'which_models_answer', { api: 'telepathy' })).toMatchObject({
    isError: true,
    text: expect.stringContaining('api'),
  });
  expect(await ask(client, 'what_changed')).toMatchObject({
    isError: true,
    text: expect.stringContaining('--baseline'),
  });
  expect(await ask(client, 'explain_cells', { model: 'x' })).toMatchObject({ isError: true });
});
