/** Runs a command against the built-in simulator when it is to be a demo. */
import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import type { ExitCode } from '../errors.ts';

/** A demo is slow enough to be watched, in milliseconds a call. */
const latency = { median: 120, tail: 900 };

type Action = (config: Config, io: Io) => Promise<ExitCode>;

export async function withDemo(config: Config, io: Io, action: Action): Promise<ExitCode> {
  if (!config.demo) return action(config, io);
  const { startSimulator } = await import('../simulator/simulator.ts');
  const simulator = await startSimulator({ seed: 1, latency, defaultFaults: true, record: false });
  try {
    const endpoints = simulator.origins;
    return await action({ ...config, endpoints }, { ...io, env: simulator.environment });
  } finally {
    await simulator.close();
  }
}
