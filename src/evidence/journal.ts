/** An evidence file that is open for writing: lines go in whole, in order, and free of secrets. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { appendTo } from './append.ts';
import { fileError } from './file-error.ts';
import type { EvidenceLine } from './line.ts';
import { repairEvidence } from './repair-evidence.ts';
import { redactedLine } from './redact-line.ts';
import { shortLine } from './short-line.ts';

/** Every promise rejects with a UserError that names the file; what was written before stays whole. */
export interface Journal {
  /** Not waited for: on disk within 200 ms, or together with the next write. */
  enqueue(line: EvidenceLine): void;
  /** When this returns, the lines and all that was held before are with the operating system: no crash of ours can lose them. */
  write(...lines: EvidenceLine[]): Promise<void>;
  /** Writes what waits; nothing is taken any more. */
  close(): Promise<void>;
}

/**
 * `new` empties a file that is there; `resume` cuts a truncated last line and goes on behind it.
 * Whoever opens a journal holds the file's lock. UserError when the file cannot be opened.
 */
export async function openJournal(path: string, mode: 'new' | 'resume'): Promise<Journal> {
  if (mode === 'resume') await repairEvidence(path);
  const handle = await openFile(path, mode);
  const appender = appendTo(handle.fd, path);
  const enqueue = (line: EvidenceLine): void => appender.enqueue(shortLine(redactedLine(line)));
  return {
    enqueue,
    async write(...lines) {
      lines.forEach(enqueue);
      appender.flush();
    },
    async close() {
      try {
        appender.end();
      } finally {
        await handle.close();
      }
    },
  };
}

/** At the end, wherever that is by now: behind a file that somebody cut, there would be a hole. */
const empty = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND;

async function openFile(path: string, mode: 'new' | 'resume'): Promise<FileHandle> {
  try {
    return await open(path, mode === 'new' ? empty : 'a');
  } catch (error) {
    throw fileError('open the evidence file', path, error);
  }
}
