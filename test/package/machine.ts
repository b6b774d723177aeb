/** A machine as a recipe finds it: a home of its own, the packed file, and npm. */
import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { inject } from 'vitest';

export interface Machine {
  /** Of every command: npm of this machine, what it installs before everything else on the PATH. */
  env: Record<string, string>;
  /** Adds a command that a test plays: a shell script. */
  command(name: string, script: string): void;
  /** Puts the packed file into a directory, as a checkout of a repository that keeps it does. */
  checkOut(directory: string): void;
}

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Nothing is installed there. */
export function createMachine(): Machine {
  const machines = inject('machines');
  const home = mkdtempSync(join(machines, 'home-'));
  const commands = mkdtempSync(join(home, 'commands-'));
  const command: Machine['command'] = (name, script) => {
    writeFileSync(join(commands, name), script);
    chmodSync(join(commands, name), 0o755);
  };
  command('npm', npm(inject('tarball'), inject('installed')));
  return {
    env: {
      HOME: home,
      PATH: [join(home, 'global/bin'), commands, process.env['PATH']].join(delimiter),
      npm_config_prefix: join(home, 'global'),
      npm_config_cache: join(machines, 'cache'),
      npm_config_userconfig: join(machines, 'npmrc'),
      npm_config_registry: inject('registry'),
      npm_config_update_notifier: 'false',
    },
    command,
    checkOut(directory) {
      const tarball = inject('tarball');
      copyFileSync(tarball, join(directory, basename(tarball)));
    },
  };
}

/** npm, but for what gives the same tree again: the packed file is installed once, and each machine that installs it gets links to that. */
function npm(tarball: string, installed: string): string {
  return `#!/usr/bin/env bash
set -e
if [ "$*" = "install --global $3" ] && cmp -s "$3" '${tarball}'; then
  until [ -e '${installed}/ended.json' ]; do sleep 0.1; done
  mkdir -p "$npm_config_prefix/bin" "$npm_config_prefix/lib/node_modules"
  ln -sfn '${installed}/lib/node_modules/bedrock-matrix' "$npm_config_prefix/lib/node_modules/"
  cp -P '${installed}/bin/bedrock-matrix' "$npm_config_prefix/bin/"
  exit
fi
PATH="\${PATH#*:*:}" exec npm "$@"
`;
}

interface Surroundings {
  cwd: string;
  env: Record<string, string>;
  /** Who runs it, by numbers; absent: who runs the tests. */
  as?: { uid: number; gid: number } | undefined;
}

/** Runs a script as GitHub does: it ends at the first command that fails. */
export function shell(script: string, surroundings: Surroundings): Promise<Ended> {
  return run('bash', ['-e', '-o', 'pipefail', '-c', script], surroundings);
}

export function run(program: string, words: readonly string[], { cwd, env, as }: Surroundings): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd, env, ...as });
    const ended: Ended = { code: 1, stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ended, code: code ?? 1 }));
  });
}
