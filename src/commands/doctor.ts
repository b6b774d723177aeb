/** `doctor`: checks what a run would use, and says how to fix what would fail. */

import type { DoctorRequest } from '../config/check-requests.ts';
import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import type { Section } from '../doctor/finding.ts';
import { hasFailed, renderJson, renderSections } from '../doctor/render.ts';
import { runChecks } from '../doctor/run-checks.ts';
import { exitCode, UserError, type ExitCode } from '../errors.ts';
import { connect, type Connection } from '../matrix/connect.ts';
import { createColors } from '../terminal-colors.ts';
import { mfaAsker } from './ask-mfa.ts';
import { withDemo } from './demo.ts';

export async function doctor({ config, json }: DoctorRequest, io: Io): Promise<ExitCode> {
  return withDemo(config, io, async (settings, world) => {
    const sections = await examine(settings, world);
    for (const note of config.notes) io.stderr.write(`Note: ${note}\n`);
    io.stdout.write(json ? renderJson(sections) : renderSections(sections, createColors(config.color)));
    return hasFailed(sections) ? exitCode.failed : exitCode.ok;
  });
}

async function examine(config: Config, io: Io): Promise<Section[]> {
  const connection = await connect(config, { ...io, mfaCode: mfaAsker(io) }).catch(withoutCredentials);
  if (!isConnection(connection)) return [connection];
  try {
    return await runChecks({ config, env: io.env, connection, signal: io.signal });
  } finally {
    await connection.close();
  }
}

/** Without credentials there is nothing more to ask: that is the finding. */
function withoutCredentials(error: unknown): Section {
  if (!(error instanceof UserError) || error.exitCode === exitCode.usage) throw error;
  return {
    check: 'credentials',
    findings: [{ state: 'failure', title: 'credentials', detail: error.message, fix: error.fix }],
  };
}

function isConnection(found: Connection | Section): found is Connection {
  return 'clientsFor' in found;
}
