/** The answers to an agent that come from files: the evidence, a baseline, a catalogue. */
import { existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';

import { apiNames } from '../api-names.ts';
import { compare } from '../compare/compare.ts';
import { changesJson } from '../compare/changes-data.ts';
import type { Io } from '../config/io.ts';
import type { McpRequest } from '../config/mcp-request.ts';
import { UserError } from '../errors.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { cutText, firstOf } from '../mcp/bounded.ts';
import { describeModel } from '../mcp/describe-model.ts';
import type { DescribeQuestion, ExplainQuestion, WhichQuestion } from '../mcp/tools.ts';
import { whichAnswer } from '../mcp/which-answer.ts';
import { explain } from './explain.ts';
import { lastEvidence } from './find-evidence.ts';
import { readCatalogueFile } from './read-catalogue-file.ts';
import { readSnapshot } from './read-snapshot.ts';

export interface Answers {
  which(question: WhichQuestion): Promise<string>;
  explain(question: ExplainQuestion): Promise<string>;
  describe(question: DescribeQuestion): Promise<string>;
  changes(): Promise<string>;
}

/** All of them throw a UserError for what cannot be answered. Files are read for each answer: a run may have written them since. */
export function answerer(request: McpRequest, io: Io): Answers {
  return {
    async which(question) {
      return jsonOf(whichAnswer((await readEvidence(lastEvidence(request))).run, question));
    },

    /** The words are those of the command: one truth, whoever asks. */
    async explain({ model, api, feature }) {
      const apis = api === undefined ? [...apiNames] : [api];
      const checks = feature === undefined ? [] : [feature];
      const asked = { model, apis, checks, evidence: lastEvidence(request) };
      const text = await captured(io, (quiet) => explain({ ...asked, evidenceAsked: true, color: false }, quiet));
      return cutText(text, 'Name one id, and one api.');
    },

    async describe(question) {
      const evidence = lastEvidence(request);
      const catalogue = await catalogueOf(request);
      // Without a catalogue it is the evidence that is missed, and its error says so.
      const hasRun = catalogue === undefined || existsSync(evidence);
      const run = hasRun ? (await readEvidence(evidence)).run : undefined;
      return jsonOf(describeModel({ ...(run && { run }), ...(catalogue && { catalogue }) }, question));
    },

    async changes() {
      const path = lastEvidence(request);
      const snapshots = await Promise.all([readSnapshot(baselineOf(request)), readSnapshot({ path, name: path })]);
      return boundedChanges(changesJson(compare(...snapshots)));
    },
  };
}

function jsonOf(answer: object): string {
  return cutText(JSON.stringify(answer, null, 2), 'Name one id, and one region.');
}

/** The document of `diff --format json`, its longest list cut. */
function boundedChanges(json: string): string {
  const document: { changes: object[] } = JSON.parse(json);
  return jsonOf({ ...document, ...firstOf('changes', document.changes) });
}

async function catalogueOf({ catalogue }: McpRequest) {
  return catalogue && { name: catalogue.name, content: await readCatalogueFile(catalogue.path) };
}

function baselineOf({ baseline }: McpRequest): NonNullable<McpRequest['baseline']> {
  if (baseline !== undefined) return baseline;
  throw new UserError(
    'The server was started without a baseline.',
    'Start it with --baseline <evidence of an earlier run>.',
  );
}

async function captured(io: Io, run: (io: Io) => Promise<unknown>): Promise<string> {
  const stdout = new PassThrough();
  const text = textOf(stdout);
  try {
    await run({ ...io, stdout, stderr: new PassThrough().resume() });
  } finally {
    stdout.end();
  }
  return text;
}
