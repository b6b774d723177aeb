/** Processes that the benchmark starts: simulators, and what is measured where nothing else runs. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';

import type { Scenario } from '../../src/simulator/scenario.ts';

function start(script: string, args: readonly unknown[], env?: Record<string, string>): ChildProcess {
  const path = new URL(script.replace(/\.ts$/, extname(import.meta.url)), import.meta.url);
  return fork(
    path,
    args.map((arg) => JSON.stringify(arg)),
    { env: { ...plainEnvironment(), ...env } },
  );
}

/** Nothing of the machine's AWS settings. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    ...(TMPDIR && { TMPDIR }),
    NODE_NO_WARNINGS: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nonexistent/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
  };
}

/** Runs a script that sends one message, its result. */
export async function resultOf<T>(script: string, args: readonly unknown[], env?: Record<string, string>): Promise<T> {
  const child = start(script, args, env);
  const [result] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => failed(script, code)),
  ]);
  child.disconnect();
  return result as T;
}

function failed(script: string, code: unknown): never {
  throw new Error(`${script} ended with ${String(code)}`);
}

/** A scenario with so many invented models. */
export type Served = Scenario & { models: number };

/** Does something while a simulator serves; `env` points at it. */
export async function withSimulator<T>(
  served: Served,
  action: (env: Record<string, string>) => Promise<T>,
): Promise<T> {
  const child = start('./simulator-process.ts', [served]);
  try {
    const [env] = await once(child, 'message');
    return await action(env as Record<string, string>);
  } finally {
    child.kill();
  }
}

/** An endpoint that admits so many calls a second, with so large a burst, in front of an origin. */
export interface Limit {
  perSecond: number;
  burst: number;
  latencyMs: number;
  origin: string;
}

type Came = { at: number; admitted: boolean }[];

/** Does something while the limiter serves at `origin`; `came` gives the calls so far, times in milliseconds. */
export async function withLimiter<T>(
  limit: Limit,
  action: (origin: string, came: () => Promise<Came>) => Promise<T>,
): Promise<T> {
  const child = start('./limiter-process.ts', [limit]);
  const message = async (): Promise<unknown> => (await once(child, 'message'))[0];
  try {
    const origin = (await message()) as string;
    return await action(origin, () => {
      child.send('tell');
      return message() as Promise<Came>;
    });
  } finally {
    child.kill();
  }
}
