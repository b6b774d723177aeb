/** Runs the tool as a process of its own: signals, pipes and limits hold for whole processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { cliArguments } from '../cli-process.ts';

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

interface Child {
  process: ChildProcess;
  ended: Promise<Ending>;
}

interface Place {
  cwd: string;
  env?: Record<string, string | undefined>;
  /** Shell words put before the command, as `ulimit -f 64;`. */
  before?: string;
}

/** Nothing of this machine's AWS settings reaches it. */
function environment(env: Place['env']): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nonexistent/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
    ...env,
  };
}

/** Ended, if it has not, when the test is over. */
export function startChild(argv: readonly string[], { cwd, env, before = '' }: Place): Child {
  const command = [process.execPath, ...cliArguments(), ...argv].map((word) => `'${word}'`).join(' ');
  const child = spawn('bash', ['-c', `${before} exec ${command}`], {
    cwd,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { process: child, ended: endingOf(child) };
}

async function endingOf(child: ChildProcess): Promise<Ending> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code, signal]: [number | null, NodeJS.Signals | null] = (await once(child, 'close')) as never;
  return { code, signal, stdout, stderr };
}
