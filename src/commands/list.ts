/** `list`, and `run --dry-run`: the rows and cells that a run would probe, calling no model. */
import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import { exitCode, type ExitCode } from '../errors.ts';
import { checksFor } from '../features/checks.ts';
import { estimateChecks } from '../matrix/check-bounds.ts';
import { connect } from '../matrix/connect.ts';
import { survey } from '../matrix/survey.ts';
import { targetOf } from '../plan/cell.ts';
import { isCalled } from '../plan/called.ts';
import { cellsOf } from '../plan/plan.ts';
import { estimateLines } from '../price/estimate-lines.ts';
import { estimate } from '../price/estimate.ts';
import { number, plural } from '../text/quantities.ts';
import { unavailableLine, unavailableEndpoints } from '../run-facts/unavailable-endpoints.ts';
import { gapText, gapTitle } from '../verdict/listing-gap.ts';
import { oneLine } from '../medium.ts';
import { aligned } from '../compare/changes-text.ts';
import { listingLine } from './listing-line.ts';
import { mfaAsker } from './ask-mfa.ts';
import { withDemo } from './demo.ts';

export async function list(config: Config, io: Io): Promise<ExitCode> {
  return withDemo(config, io, listPlan);
}

/** Titles of the columns that these lines have. */
function header(lines: readonly (readonly string[])[]): string[] {
  const titles = ['REGION', 'SERVICE', 'TYPE', 'MODEL OR PROFILE', 'APIS', 'ACCOUNT'];
  return titles.slice(0, lines[0]?.length ?? 5);
}

export async function listPlan(config: Config, io: Io): Promise<ExitCode> {
  const listing = listingLine(config, io);
  const connection = await connect(config, { ...io, mfaCode: mfaAsker(io) });
  try {
    listing.start();
    const { plan, listings } = await survey(config, connection, io.signal).finally(() => listing.end());
    const lines = plan.rows.map((row) => {
      const asked = plan.apis.filter((api) => isCalled({ row, api }));
      return [
        row.region,
        row.endpoint,
        row.profileType,
        targetOf(row),
        asked.join(','),
        ...(row.account === undefined ? [] : [row.account]),
      ].map(oneLine);
    });
    const shown = io.stdout.isTTY === true ? aligned([header(lines), ...lines]) : lines.map((line) => line.join('\t'));
    io.stdout.write(`${shown.join('\n')}\n`);
    const cells = [...cellsOf(plan)];
    const asked = cells.filter(isCalled).length;
    io.stderr.write(
      `${plural(plan.rows.length, 'row')} x ${plural(plan.apis.length, 'API')} = ${plural(cells.length, 'cell')}, ${number(asked)} of them with a call. No model was called.\n`,
    );
    const checks = estimateChecks(cells, checksFor(config), config.prompt);
    if (checks.checks > 0)
      io.stderr.write(
        `Also ${plural(checks.checks, 'check')} of features, values and probes, on each row that answers an API they need: at most ${plural(checks.cells, 'cell')} more.\n`,
      );
    if (!config.quiet)
      for (const line of estimateLines(estimate(cells.filter(isCalled), config.prompt), checks))
        io.stderr.write(`${line}\n`);
    const gaps = listings.filter(({ ok }) => !ok);
    for (const gap of gaps) io.stderr.write(`${gapTitle(gap)}: ${oneLine(gapText(gap))}\n`);
    for (const absent of unavailableEndpoints(listings)) io.stderr.write(`${unavailableLine(absent)}\n`);
    return gaps.length > 0 ? exitCode.incomplete : exitCode.ok;
  } finally {
    await connection.close();
  }
}
