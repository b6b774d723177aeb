/** `diff`: what changed between two recorded runs, with no calls. */
import { changesCsv, changesJson } from '../compare/changes-data.ts';
import { changesMarkdown } from '../compare/changes-markdown.ts';
import { changesText } from '../compare/changes-text.ts';
import { compare, type Comparison } from '../compare/compare.ts';
import { sentenceOf } from '../compare/conditions.ts';
import type { DiffRequest, TableFormat } from '../config/compare-requests.ts';
import type { Io } from '../config/io.ts';
import { exitCode, type ExitCode } from '../errors.ts';
import { writeReport } from '../report/write.ts';
import { readSnapshot } from './read-snapshot.ts';
import { evaluateGate, readExpectations, writeUpdate } from './gate.ts';

const renders: Record<TableFormat, (comparison: Comparison) => string> = {
  text: changesText,
  md: changesMarkdown,
  csv: changesCsv,
  json: changesJson,
};

export async function diff(request: DiffRequest, io: Io): Promise<ExitCode> {
  const expectations = await readExpectations(request);
  const [before, after] = await Promise.all([readSnapshot(request.before), readSnapshot(request.after)]);
  const day = (after.startedAt ?? new Date().toISOString()).slice(0, 10);
  const outcome = evaluateGate(after, { baseline: before, ...expectations }, request, day);
  const { comparison = compare(before, after), violations: held, warnings: complaints } = outcome;
  await writeReport('-', renders[request.format](comparison), io.stdout, request.format === 'json' ? 'json' : 'text');
  await writeUpdate(outcome);
  for (const line of [...complaints, ...held.map(sentenceOf)]) io.stderr.write(`${line}\n`);
  return held.length > 0 ? exitCode.conditionHolds : exitCode.ok;
}
