/** `shards`: the parts of a plan, in the form in which a CI system takes a matrix. */
import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import type { ShardsRequest } from '../config/part-requests.ts';
import { shardName } from '../config/shard.ts';
import { exitCode, type ExitCode } from '../errors.ts';
import { connect } from '../matrix/connect.ts';
import { survey } from '../matrix/survey.ts';
import { isCalled } from '../plan/called.ts';
import { cellsOf } from '../plan/plan.ts';
import { shardsFor } from '../plan/shards-for.ts';
import { plural } from '../text/quantities.ts';
import { gapText, gapTitle } from '../verdict/listing-gap.ts';
import { oneLine } from '../medium.ts';
import { mfaAsker } from './ask-mfa.ts';
import { withDemo } from './demo.ts';

/** Prints one line of JSON, `{"shard":["1/2","2/2"]}`: what `strategy.matrix` of GitHub Actions takes through `fromJSON`. */
export async function shards({ count, minutes, config }: ShardsRequest, io: Io): Promise<ExitCode> {
  if (count !== 'auto') return print(count, io);
  return withDemo(config, io, async (settings, around) => print(await countFor(settings, minutes, around), io));
}

function print(count: number, io: Io): ExitCode {
  const shard = Array.from({ length: count }, (_, at) => shardName({ index: at + 1, count }));
  io.stdout.write(`${JSON.stringify({ shard })}\n`);
  return exitCode.ok;
}

/** Lists, and calls no model. */
async function countFor(config: Config, minutes: number, io: Io): Promise<number> {
  const connection = await connect(config, { ...io, mfaCode: mfaAsker(io) });
  try {
    const { plan, listings } = await survey(config, connection, io.signal);
    const asked = [...cellsOf(plan)].filter(isCalled).length;
    const count = shardsFor(asked, { minutes, concurrency: config.concurrency });
    const gaps = listings.filter(({ ok }) => !ok).map((gap) => `${gapTitle(gap)}: ${oneLine(gapText(gap))}\n`);
    if (!config.quiet)
      io.stderr.write(`${gaps.join('')}${plural(asked, 'cell')} to call make ${plural(count, 'part')}.\n`);
    return count;
  } finally {
    await connection.close();
  }
}
