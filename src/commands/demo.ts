/** Runs a command against the built-in simulator when it is to be a demo. */
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/option.ts';

/** A demo is slow enough to be watched, in milliseconds a call. */
const latency = { median: 120, tail: 900 };

type Action<World, Result> = (config: Config, world: World) => Promise<Result>;

/** `world`: what the action sees of the environment; in a demo that of the simulator. */
export async function withDemo<World extends { env: Environment }, Result>(
  config: Config,
  world: World,
  action: Action<World, Result>,
): Promise<Result> {
  if (!config.demo) return action(config, world);
  const { startSimulator } = await import('../simulator/simulator.ts');
  const simulator = await startSimulator({ seed: 1, latency, defaultFaults: true, record: false });
  try {
    const endpoints = simulator.origins;
    return await action({ ...config, endpoints }, { ...world, env: simulator.environment });
  } finally {
    await simulator.close();
  }
}
