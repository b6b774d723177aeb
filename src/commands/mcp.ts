/** `mcp`: answers an agent's questions about a recorded run, over stdio. It reads files and makes no call. */
import { existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { Server } from '@modelcontextprotocol/server';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';

import type { DiffRequest } from '../config/compare-requests.ts';
import type { Io } from '../config/io.ts';
import { demoName } from '../config/outputs.ts';
import type { McpRequest } from '../config/requests.ts';
import { exitCode, UserError, type ExitCode } from '../errors.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { mcpTools, questionOf, type Question } from '../mcp/tools.ts';
import { whichAnswer } from '../mcp/which-answer.ts';
import { version } from '../version.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';

/** Serves until the client closes its end, or a signal comes. */
export async function mcp(request: McpRequest, io: Io): Promise<ExitCode> {
  const handle = serveStdio(() => serverOf(request, io), { transport: new StdioServerTransport(io.stdin, io.stdout) });
  const ended = new Promise<void>((resolve) => {
    io.stdin.once('end', resolve);
    io.stdin.once('close', resolve);
    io.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await ended;
  await handle.close();
  return exitCode.ok;
}

function serverOf(request: McpRequest, io: Io): Server {
  const server = new Server({ name: 'bedrock-matrix', version: version() }, { capabilities: { tools: {} } });
  server.setRequestHandler('tools/list', () => ({ tools: [...mcpTools] }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    try {
      const answer = await answerTo(questionOf(params.name, params.arguments ?? {}), request, io);
      return { content: [{ type: 'text' as const, text: answer }] };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { content: [{ type: 'text' as const, text: `${error.message}\n${error.fix}` }], isError: true };
    }
  });
  return server;
}

/** The words are those of `explain` and `diff`: one truth, whoever asks. */
async function answerTo(question: Question, request: McpRequest, io: Io): Promise<string> {
  const evidence = evidenceOf(request);
  if (question.tool === 'which_models_answer') {
    return JSON.stringify(whichAnswer((await readEvidence(evidence)).run, question), null, 2);
  }
  return captured(io, (quiet) =>
    question.tool === 'explain_cells'
      ? explain({ model: question.model, apis: [...question.apis], evidence, evidenceAsked: true, color: false }, quiet)
      : diff({ before: baselineOf(request), after: { path: evidence, name: request.evidence }, ...asJson }, quiet),
  );
}

const asJson: Pick<DiffRequest, 'format' | 'failOn' | 'updateExpectations'> = {
  format: 'json',
  failOn: [],
  updateExpectations: false,
};

/** The last run here, else the last demo, whose answers say that they are simulated. */
function evidenceOf({ evidence }: McpRequest): string {
  const demo = demoName(evidence);
  return !existsSync(evidence) && existsSync(demo) ? demo : evidence;
}

function baselineOf({ baseline }: McpRequest): NonNullable<McpRequest['baseline']> {
  if (baseline !== undefined) return baseline;
  throw new UserError(
    'The server was started without a baseline.',
    'Start it with --baseline <evidence of an earlier run>.',
  );
}

async function captured(io: Io, run: (io: Io) => Promise<ExitCode>): Promise<string> {
  const stdout = new PassThrough();
  const text = textOf(stdout);
  try {
    await run({ ...io, stdout, stderr: new PassThrough().resume() });
  } finally {
    stdout.end();
  }
  return text;
}
