/** Completion as people use it: in the real shells, where they are installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandNames, optionsOf } from '../../src/command-line/registry.ts';
import { optionName } from '../../src/config/option.ts';
import { cliScript } from '../cli-process.ts';
import { runInProcess } from '../run-in-process.ts';
import { simulated, visit } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';
import { isWindows } from '../platform.ts';

const cwd = mkdtempSync(join(tmpdir(), 'completion-'));
const env = { PATH: `${cwd}/bin:${process.env['PATH']}`, HOME: cwd, TERM: 'dumb', LC_ALL: 'C.UTF-8' };
// The bash that comes with git on Windows is no shell that anybody completes in.
const has = (shell: string): boolean => !isWindows && spawnSync(shell, ['--version']).error === undefined;

beforeAll(async () => {
  mkdirSync(join(cwd, 'bin'));
  writeFileSync(join(cwd, 'bin/bedrock-matrix'), cliScript());
  chmodSync(join(cwd, 'bin/bedrock-matrix'), 0o755);
  writeFileSync(join(cwd, 'notes here.ndjson'), '');
  for (const shell of ['bash', 'zsh', 'fish']) {
    writeFileSync(join(cwd, `script.${shell}`), (await runInProcess(['completion', shell], { cwd })).stdout);
  }
  await runInProcess(['--demo', '--model', 'amazon.nova-*', '--api', 'converse', '--quiet'], { cwd });
}, 60_000);

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

type Complete = (line: string) => string[];

/** What bash would put in the place of the last word. */
const inBash: Complete = (line) => {
  const script = `source script.bash; COMP_LINE=$1; COMP_POINT=\${#1}; _bedrock_matrix; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return linesOf(execFileSync('bash', ['--norc', '-c', script, 'bash', line], { cwd, env, encoding: 'utf8' }));
};

const inFish: Complete = (line) => {
  const script = 'source script.fish; complete -C $argv[1]';
  const found = execFileSync('fish', ['--no-config', '-c', script, line], { cwd, env, encoding: 'utf8' });
  return linesOf(found).map((one) => one.split('\t')[0] ?? '');
};

/** In a terminal of its own, since zsh completes nowhere else: what `compadd` matched is written to a file; of files, the line that came of it. */
const inZsh: Complete = (line) => {
  const script = `
    zmodload zsh/zpty
    zpty z zsh -f -i
    zpty -w z 'autoload -Uz compinit; compinit -u -D; source ./script.zsh; setopt no_beep no_list_beep; cd '$PWD
    zpty -w z 'compadd() { local -a hits; builtin compadd -O hits "$@"; print -rl -- $hits >> hits; builtin compadd "$@" }'
    zpty -w z 'show() { print -r -- \${BUFFER##* report } > line }; zle -N show; bindkey "^G" show'
    zpty -w z 'print READY > ready'
    repeat 300; do [[ -e ready ]] && break; sleep 0.1; done
    zpty -w -n z "$1"$'\\t'
    zpty -w -n z $'\\C-g'
    zpty -w -n z $'\\C-u'
    zpty -w z 'print DONE > done'
    repeat 300; do [[ -e done ]] && break; sleep 0.1; done
    zpty -d z
    touch hits
    if [[ -s hits ]]; then cat hits; else cat line; fi
    rm -f hits line ready done`;
  return linesOf(execFileSync('zsh', ['-f', '-c', script, 'zsh', line], { cwd, env, encoding: 'utf8' }));
};

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

describe.each([
  ['bash', inBash],
  ['zsh', inZsh],
  ['fish', inFish],
])('in %s', { timeout: 60_000 }, (shell, complete) => {
  describe.skipIf(!has(shell))('at a prompt, where it is installed', () => {
    it('commands, and the options of a command', () => {
      expect(complete('bedrock-matrix ex')).toEqual(['explain']);
      expect(complete('bedrock-matrix diff --fo')).toEqual(['--format']);
      expect(complete('bedrock-matrix --max-c').toSorted()).toEqual(['--max-calls', '--max-cost']);
    });

    it('the words that an option takes, in a list too', () => {
      expect(complete('bedrock-matrix --auth ')).toEqual(expect.arrayContaining(['auto', 'sigv4', 'api-key']));
      expect(complete('bedrock-matrix --api chat').toSorted()).toEqual(['chat-completions', 'chat-completions-stream']);
      expect(
        complete('bedrock-matrix --api invoke,conv')
          .map((word) => word.replace(/^invoke,/, ''))
          .toSorted(),
      ).toEqual(['converse', 'converse-stream']);
      expect(complete('bedrock-matrix --region eu-west-').length).toBeGreaterThan(2);
    });

    it('ids of the last evidence, with the colon that they hold', () => {
      expect(complete('bedrock-matrix explain amazon.nova-li')).toContain('amazon.nova-lite-v1:0');
      const versions = complete('bedrock-matrix --model amazon.nova-lite-v1:');
      expect(versions).toContain(shell === 'bash' ? '0' : 'amazon.nova-lite-v1:0');
    });

    it('files where a file is wanted', () => {
      expect(complete('bedrock-matrix report not').map((name) => name.replace('\\ ', ' '))).toContain(
        'notes here.ndjson',
      );
    });
  });
});

it.runIf(has('zsh'))('zsh sources the script where completion is not switched on yet, as on a new Mac', () => {
  const script = 'source ./script.zsh && print -r -- $_comps[bedrock-matrix]';
  const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', script], { cwd, env, encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: '_bedrock-matrix\n', stderr: '' });
});

it('every command and option of the table is in the script of every shell', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { stdout } = await runInProcess(['completion', shell], { cwd });
    for (const name of commandNames) {
      expect(stdout).toContain(name);
      for (const option of optionsOf(name))
        expect(stdout).toContain(`${shell === 'fish' ? '-l ' : '--'}${optionName(option)} `.trimEnd());
    }
  }
});

it('a shell that it does not know is named, and no evidence gives no ids', async () => {
  const wrong = await runInProcess(['completion', 'fihs'], { cwd });
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringMatching(/does not know the shell "fihs"[^]*fish/) });
  expect(await runInProcess(['completion', 'models'], { cwd: tmpdir() })).toMatchObject({
    code: 0,
    stdout: '',
    stderr: '',
  });
});

it('a provider whose name is two words is offered as one, which --provider takes', async () => {
  const simulator = await simulated(having(plainModel('acme.one-v1:0', { provider: 'Acme AI' })));
  const visited = await visit(simulator, ['--api', 'converse']);
  const { stdout } = await runInProcess(['completion', 'providers'], { cwd: visited.cwd });
  expect(stdout).toBe('AcmeAI\n');
  const taken = await visit(simulator, ['list', '--provider', stdout.trim()]);
  expect(taken).toMatchObject({ code: 0, stdout: expect.stringContaining('acme.one-v1:0') });
});

it('for fish says beside a word what its option does, and not all the other words', async () => {
  const { stdout } = await runInProcess(['completion', 'fish']);
  const line = stdout.split('\n').find((text) => text.includes('-l features ')) ?? '';
  expect(line).toMatch(/ -d 'what a model can do, [^:]+'$/);
});
