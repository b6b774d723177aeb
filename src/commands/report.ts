/** `report`: renders a run again from its evidence, with no calls. */
import type { Io } from '../config/io.ts';
import type { ReportRequest } from '../config/requests.ts';
import { exitCode, type ExitCode } from '../errors.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { rejudged } from '../matrix/rejudge.ts';
import { gapsOf, isWhole } from '../run-facts/gaps.ts';
import { oneLine } from '../report/one-line.ts';
import { checkWritable } from '../report/write.ts';
import { findEvidence } from './find-evidence.ts';
import { shortPath } from './short-path.ts';
import { keptNotes, writeReports } from './write-reports.ts';

export async function report(request: ReportRequest, io: Io): Promise<ExitCode> {
  await checkWritable(request.outputs.map(({ path }) => path));
  const evidence = findEvidence(request, io);
  const { run, truncated } = await readEvidence(evidence);
  if (truncated) io.stderr.write('Note: the last line of the evidence is cut; its cell counts as untested.\n');
  const shown = request.rejudge ? await rejudged(run, evidence) : run;
  const { files, kept } = await writeReports(shown, request, io.stdout);
  for (const file of files) io.stderr.write(`Wrote ${file}\n`);
  for (const note of keptNotes(kept, (file) => shortPath(file, io.cwd))) io.stderr.write(`Note: ${note}\n`);
  if (shown.end?.suspect !== undefined) io.stderr.write(`Note: SUSPECT: ${oneLine(shown.end.suspect)}.\n`);
  for (const gap of gapsOf(shown)) io.stderr.write(`Note: INCOMPLETE: ${oneLine(gap)}.\n`);
  return isWhole(shown) ? exitCode.ok : exitCode.incomplete;
}
