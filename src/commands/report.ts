/** `report`: renders a run again from its evidence, with no calls. */
import type { Io } from '../config/io.ts';
import type { ReportRequest } from '../config/requests.ts';
import { exitCode, type ExitCode } from '../errors.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { rejudged } from '../matrix/rejudge.ts';
import { gapsOf, isWhole } from '../run-facts/gaps.ts';
import { oneLine } from '../medium.ts';
import { checkWritable } from '../report/write.ts';
import { siteFiles } from '../site/site.ts';
import { checkSite, writeSite } from '../site/write-site.ts';
import { findEvidence } from './find-evidence.ts';
import { readRuns, withRun } from './report-site.ts';
import { shortPath } from './short-path.ts';
import { keptNotes, writeReports } from './write-reports.ts';

export async function report(request: ReportRequest, io: Io): Promise<ExitCode> {
  await checkWritable(request.outputs.map(({ path }) => path));
  for (const site of request.sites) await checkSite(site);
  const history = request.runs.length > 1 ? await readRuns(request.runs) : undefined;
  const evidence = history === undefined ? findEvidence(request, io) : history.newest.path;
  const { run, truncated } = await readEvidence(evidence);
  if (truncated) io.stderr.write('Note: the last line of the evidence is cut; its cell counts as untested.\n');
  const shown = request.rejudge ? await rejudged(run, evidence) : run;
  if (request.outputs.length > 0) {
    const { files, kept } = await writeReports(shown, request, io.stdout);
    for (const file of files) io.stderr.write(`Wrote ${shortPath(file, io.cwd)}\n`);
    for (const note of keptNotes(kept, (file) => shortPath(file, io.cwd))) io.stderr.write(`Note: ${note}\n`);
  }
  if (history !== undefined)
    io.stderr.write(`Note: ${history.newest.name} is the newest of ${history.runs.length} runs, and is shown.\n`);
  const site = request.sites.length === 0 ? [] : siteFiles(shown, withRun(history?.runs ?? [], shown), request);
  for (const folder of request.sites) {
    await writeSite(folder, site);
    io.stderr.write(`Wrote ${site.length} files into ${shortPath(folder, io.cwd)}\n`);
  }
  if (shown.end?.suspect !== undefined) io.stderr.write(`Note: SUSPECT: ${oneLine(shown.end.suspect)}.\n`);
  for (const gap of gapsOf(shown)) io.stderr.write(`Note: INCOMPLETE: ${oneLine(gap)}.\n`);
  return isWhole(shown) ? exitCode.ok : exitCode.incomplete;
}
