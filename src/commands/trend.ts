/** `trend`: since when each cell is what it is, from many recorded runs, with no calls. */
import { trendOf, type Trend } from '../compare/trend.ts';
import { speedCsv } from '../compare/speed.ts';
import { trendHtml } from '../compare/trend-html.ts';
import { trendCsv, trendJson, trendMarkdown, trendNotes, trendText, trendTsv } from '../compare/trend-table.ts';
import type { Snapshot } from '../compare/snapshot.ts';
import type { TrendFormat, TrendRequest } from '../config/compare-requests.ts';
import type { Io } from '../config/io.ts';
import { exitCode, type ExitCode } from '../errors.ts';
import { checkWritable, writeReport } from '../report/write.ts';
import { readSnapshot } from './read-snapshot.ts';
import { shortPath } from './short-path.ts';

const renders: Record<TrendFormat, (trend: Trend) => string> = {
  text: trendText,
  md: trendMarkdown,
  csv: trendCsv,
  json: trendJson,
  html: trendHtml,
  speed: ({ speeds, runs, simulated }) => speedCsv(speeds, runs, simulated),
};

export async function trend({ files, outputs }: TrendRequest, io: Io): Promise<ExitCode> {
  await checkWritable(outputs.map(({ path }) => path));
  const runs: Snapshot[] = [];
  // One after the other: each is a whole run in memory while it is read.
  for (const file of files) runs.push(await readSnapshot(file));
  const found = trendOf(runs);
  for (const { path, format } of outputs) {
    // People see a table; a pipe gets tabs, and what stands above the table goes to stderr.
    const piped = path === '-' && format === 'text' && io.stdout.isTTY !== true;
    if (piped) io.stderr.write(`${trendNotes(found).join('\n')}\n`);
    const content = piped ? trendTsv(found) : renders[format](found);
    await writeReport(path, content, io.stdout, format === 'json' ? 'json' : 'text');
  }
  for (const { path } of outputs) if (path !== '-') io.stderr.write(`Wrote ${shortPath(path, io.cwd)}\n`);
  return exitCode.ok;
}
