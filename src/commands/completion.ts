/** `completion`: prints the script of a shell; or, for that script, the ids of the last evidence. */
import { existsSync } from 'node:fs';
import type { CompletionRequest } from '../config/requests.ts';
import type { Io } from '../config/io.ts';
import { bashScript } from '../completion/bash.ts';
import { fishScript } from '../completion/fish.ts';
import {
  completedCommands,
  fromEvidence,
  shells,
  type DescribedCommand,
  type FromEvidence,
  type Shell,
} from '../completion/spec.ts';
import { zshScript } from '../completion/zsh.ts';
import { suggestion } from '../config/nearest.ts';
import { exitCode, usageError, type ExitCode } from '../errors.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import type { Row } from '../types.ts';
import { lastEvidence } from './find-evidence.ts';

const scripts: Record<Shell, typeof bashScript> = { bash: bashScript, zsh: zshScript, fish: fishScript };

export async function completion(
  { what, evidence }: CompletionRequest,
  { stdout }: Io,
  commands: readonly DescribedCommand[],
): Promise<ExitCode> {
  const shell = shells.find((name) => name === what);
  const ids = fromEvidence.find((name) => name === what);
  if (shell !== undefined) stdout.write(scripts[shell](completedCommands(commands)));
  else if (ids !== undefined) stdout.write(await idsIn(evidence, ids));
  else throw usageError(`completion does not know the shell "${what}"`, suggestion(what, shells));
  return exitCode.ok;
}

const read: Record<FromEvidence, (row: Row) => (string | undefined)[]> = {
  models: ({ model, profile }) => [model, profile],
  regions: ({ region }) => [region],
  // As --provider takes it too: `MoonshotAI` is one word for a shell.
  providers: ({ provider }) => [provider.replaceAll(/\s/g, '')],
};

/** One per line; nothing where there is no evidence. An id that a shell would take apart is left out. */
async function idsIn(path: string, what: FromEvidence): Promise<string> {
  const found = lastEvidence({ evidence: path, evidenceAsked: false });
  if (!existsSync(found)) return '';
  const { run } = await readEvidence(found);
  const ids = new Set(run.rows.flatMap(read[what]).filter((id) => id !== undefined && /^[\w.:/-]+$/.test(id)));
  return Array.from(ids, (id) => `${id}\n`).join('');
}
