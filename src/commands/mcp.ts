/** `mcp`: answers an agent's questions about a recorded run, over stdio. It reads files; with a budget it also makes the calls that the agent asks for. */
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { toStandardJsonSchema } from '@valibot/to-json-schema';

import type { Io } from '../config/io.ts';
import type { McpRequest } from '../config/mcp-request.ts';
import { exitCode, UserError, type ExitCode } from '../errors.ts';
import { callingTool, readingTools } from '../mcp/tools.ts';
import { version } from '../version.ts';
import { answerer } from './mcp-answers.ts';
import { withDemo } from './demo.ts';
import { paidCalls } from './mcp-paid-calls.ts';

/** Serves until the client closes its end, or a signal comes. */
export async function mcp(request: McpRequest, io: Io): Promise<ExitCode> {
  const { calls } = request;
  if (calls === undefined) return serve(request, io);
  return withDemo(calls, io, (config, seen) => serve({ ...request, calls: config }, seen));
}

async function serve(request: McpRequest, io: Io): Promise<ExitCode> {
  const ended = new Promise<void>((resolve) => {
    io.stdin.once('end', resolve);
    io.stdin.once('close', resolve);
    io.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const handle = serveStdio(() => serverOf(request, io), {
    transport: new StdioServerTransport(io.stdin, io.stdout),
  });
  await ended;
  await handle.close();
  return exitCode.ok;
}

const readOnly = { readOnlyHint: true, openWorldHint: false };

function serverOf(request: McpRequest, io: Io): McpServer {
  const server = new McpServer({ name: 'bedrock-matrix', version: version() });
  const answers = answerer(request, io);
  const {
    which_models_answer: which,
    explain_cells: explain,
    describe_model: describe,
    what_changed: changed,
  } = readingTools;
  server.registerTool('which_models_answer', taking(which), (question) => answered(() => answers.which(question)));
  server.registerTool('explain_cells', taking(explain), (question) => answered(() => answers.explain(question)));
  server.registerTool('describe_model', taking(describe), (question) => answered(() => answers.describe(question)));
  server.registerTool('what_changed', taking(changed), () => answered(() => answers.changes()));
  if (request.calls !== undefined) {
    const call = paidCalls(request.calls, io, answers);
    const paid = { ...callingTool, inputSchema: toStandardJsonSchema(callingTool.inputSchema) };
    const annotations = { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true };
    server.registerTool('call_model', { ...paid, annotations }, (question) => answered(() => call(question)));
  }
  return server;
}

function taking<Tool extends (typeof readingTools)[keyof typeof readingTools]>({ description, inputSchema }: Tool) {
  const schema: Tool['inputSchema'] = inputSchema;
  return { description, inputSchema: toStandardJsonSchema(schema), annotations: readOnly };
}

/** An error of the user's making is an answer to the agent: what is wrong, and what to ask instead. */
async function answered(answer: () => Promise<string>) {
  try {
    return { content: [{ type: 'text' as const, text: await answer() }] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { content: [{ type: 'text' as const, text: `${error.message}\n${error.fix}` }], isError: true };
  }
}
