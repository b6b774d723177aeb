/** Reads an evidence file line by line, in pieces, so that hundreds of megabytes fit in little memory. */
import { createReadStream, type ReadStream } from 'node:fs';
import { UserError } from '../errors.ts';
import { fileError, hasCode } from './file-error.ts';
import { type EvidenceLine, evidenceSchema, type ParsedLine, parseLine } from './line.ts';
import { missingEvidence } from './missing-evidence.ts';
import { isPipe, openReadPipe } from './open-pipe.ts';

/** Far above any line we write; below it, a big file without line breaks is known to be something else. */
const longestLine = 8 * 1024 * 1024;

/** How the first line of every evidence file begins. */
const firstWords = '{"t":"run",';

interface TextLine {
  text: string;
  /** From 1, as editors count. */
  number: number;
  /** False on a last line without its line break. */
  ended: boolean;
}

/**
 * The lines of the file in order; the generator returns true when the last one is truncated (a crash cut it in the middle) and was left out.
 * UserError that names file and line on anything else that is not a line of evidence.
 */
export async function* readLines(path: string): AsyncGenerator<EvidenceLine, boolean> {
  for await (const { text, number, ended } of textLines(path)) {
    if (text.trim() === '') continue;
    const parsed = parseLine(text);
    if (parsed.ok) {
      yield parsed.line;
      continue;
    }
    if (!ended && parsed.problem === 'garbage' && (number > 1 || text.startsWith(firstWords))) return true;
    throw lineError(path, number, parsed);
  }
  return false;
}

/** Splits at LF only: node:readline also splits at U+2028, which JSON leaves as it is inside strings. */
async function* textLines(path: string): AsyncGenerator<TextLine> {
  let rest = '';
  let number = 0;
  for await (const chunk of chunksOf(path)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield { text, number: ++number, ended: true };
    if (rest.length > longestLine) throw notEvidence(path, number + 1, 'it is longer than any line of evidence');
  }
  if (rest !== '') yield { text: rest, number: number + 1, ended: false };
}

/** Text without a byte order mark. */
async function* chunksOf(path: string): AsyncGenerator<string> {
  let first = true;
  try {
    for await (const chunk of await streamOf(path)) {
      const text = String(chunk);
      yield first ? text.replace(/^\uFEFF/, '') : text;
      first = false;
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw hasCode(error, 'ENOENT') ? missingEvidence(path) : fileError('read the evidence file', path, error);
  }
}

async function streamOf(path: string): Promise<ReadStream> {
  const options = { encoding: 'utf8', highWaterMark: 256 * 1024 } as const;
  return (await isPipe(path)) ? (await openReadPipe(path)).createReadStream(options) : createReadStream(path, options);
}

function lineError(path: string, number: number, { problem, detail }: ParsedLine & { ok: false }): UserError {
  if (problem === 'newer-schema') {
    return new UserError(
      `${path} was written by a newer bedrock-matrix (${detail}; this one reads up to ${evidenceSchema}).`,
      'Update bedrock-matrix, then read it again.',
    );
  }
  if (problem === 'unknown-kind' && number > 1) {
    return new UserError(
      `${path}, line ${number}: not a line that this version knows: ${detail}.`,
      'Update bedrock-matrix if a newer one wrote the file; else remove that line.',
    );
  }
  return notEvidence(path, number, detail);
}

function notEvidence(path: string, number: number, detail: string): UserError {
  return new UserError(
    `${path}, line ${number}: not a line of evidence: ${detail}.`,
    number === 1 ? 'Name the evidence file of a run (NDJSON).' : 'Remove that line, or run again.',
  );
}
