/** `simulate`: serves the local Bedrock until it is interrupted. */
import { existsSync } from 'node:fs';

import type { Io } from '../config/io.ts';
import type { SimulateRequest } from '../config/requests.ts';
import { exitCode, usageError, UserError, type ExitCode } from '../errors.ts';
import { readScenario } from '../simulator/read-scenario.ts';
import type { Scenario } from '../simulator/scenario.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';

export async function simulate({ port, scenario }: SimulateRequest, io: Io): Promise<ExitCode> {
  const given = scenario === undefined ? {} : scenarioIn(scenario);
  const settings = { record: false, ...given, ...(port !== undefined && { port }) };
  const simulator = await startSimulator(settings).catch((error: unknown) => {
    throw cannotListen(error) ?? error;
  });
  try {
    io.stdout.write(environmentLines({ ...simulator.environment, ...clientVariables(simulator.origins) }));
    io.stderr.write('The simulator is serving; point a run at it with these variables. Ctrl-C ends it.\n');
    await interrupted(io.signal);
  } finally {
    await simulator.close();
  }
  return exitCode.ok;
}

function scenarioIn(path: string): Scenario {
  try {
    return readScenario(path);
  } catch (error) {
    if (!existsSync(path)) throw usageError(`--scenario: there is no file ${path}`, 'Check the name.');
    throw usageError(
      `--scenario: ${error instanceof Error ? error.message : String(error)}`,
      'docs/simulator.md describes the scenario file.',
    );
  }
}

/** Undefined for what has nothing to do with the address. */
function cannotListen(error: unknown): UserError | undefined {
  if (!(error instanceof Error && 'syscall' in error && /^(listen|getaddrinfo)$/.test(String(error.syscall)))) return;
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return new UserError(
      `Port ${String(error.port)} is in use by another program.`,
      'Name another with --port: it and the next five are used. Without --port, free ones are found.',
    );
  }
  return new UserError(
    `The simulator cannot listen: ${error.message}.`,
    'Name a --port from 1024 on, and as `host` in the scenario an address of this machine.',
  );
}

/** Where the clients of Anthropic and OpenAI for Bedrock look: @anthropic-ai/bedrock-sdk 1.1 and openai 6.49, `readEnv` in their clients. */
function clientVariables({ runtime, mantle }: Simulator['origins']): Record<string, string> {
  return {
    ANTHROPIC_BEDROCK_BASE_URL: runtime,
    ANTHROPIC_BEDROCK_MANTLE_BASE_URL: `${mantle}/anthropic`,
    AWS_BEDROCK_BASE_URL: `${mantle}/openai/v1`,
  };
}

/** Lines that a shell, or a `.env` file, takes as they are. */
function environmentLines(environment: Record<string, string>): string {
  return Object.entries(environment)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
