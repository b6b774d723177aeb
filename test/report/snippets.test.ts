/** Every snippet of the page does what it says: each is run as it stands, with the tool it names, against the simulator. Those of one language share a process. */
import { devNull } from 'node:os';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { text as textOf } from 'node:stream/consumers';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiNames } from '../../src/api-names.ts';
import { snippets } from '../../src/report/snippets/registry.ts';
import type { Snippet } from '../../src/report/snippets/snippet.ts';
import { credentials } from '../../src/simulator/identity.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { isWindows } from '../platform.ts';

const run = promisify(execFile);

interface SnippetText {
  fillSnippet(
    text: string,
    values: Record<'model' | 'arn' | 'region' | 'origin' | 'route' | 'body', string>,
  ): string | undefined;
  arnOf(row: Record<'endpoint' | 'model' | 'profile', string>, region: string): string | undefined;
}

// A module of the page, as the page has it: no types stand beside it.
const module = new URL('../../src/report/html/client/snippet-text.js', import.meta.url).href;
const { arnOf, fillSnippet }: SnippetText = await import(module);

const body = JSON.stringify({
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 16,
  messages: [{ role: 'user', content: "It's OK: reply with OK." }],
});

const claude = { model: 'us.anthropic.claude-opus-4-8', route: '/model' };
const mantleClaude = { model: 'anthropic.claude-opus-4-8', route: '/anthropic/v1' };
const gptOss = { model: 'openai.gpt-oss-120b-1:0', route: '/openai/v1' };
const mantleGptOss = { model: 'openai.gpt-oss-120b', route: '/v1' };
const luna = { model: 'us.openai.gpt-5.6-luna', route: '/openai/v1' };

/** What answers each API in the simulator, per endpoint, and the base path on which it does. */
const answering: Record<string, { model: string; route: string }> = {
  'bedrock-runtime converse': claude,
  'bedrock-runtime converse-stream': claude,
  'bedrock-runtime invoke': claude,
  'bedrock-runtime invoke-stream': claude,
  // CountTokens takes the model itself, and no profile.
  'bedrock-runtime count-tokens': { model: 'anthropic.claude-haiku-4-5-20251001-v1:0', route: '/model' },
  'bedrock-runtime chat-completions': gptOss,
  'bedrock-runtime chat-completions-stream': gptOss,
  'bedrock-runtime responses': luna,
  'bedrock-runtime responses-stream': luna,
  'bedrock-runtime messages': { ...claude, route: '/anthropic/v1' },
  'bedrock-runtime messages-stream': { ...claude, route: '/anthropic/v1' },
  'bedrock-runtime rerank': { model: 'cohere.rerank-v3-5:0', route: '/rerank' },
  'bedrock-mantle chat-completions': mantleGptOss,
  'bedrock-mantle chat-completions-stream': mantleGptOss,
  'bedrock-mantle responses': mantleGptOss,
  'bedrock-mantle responses-stream': mantleGptOss,
  'bedrock-mantle messages': mantleClaude,
  'bedrock-mantle messages-stream': mantleClaude,
  'bedrock-mantle count-tokens': mantleClaude,
};

function works(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

const programs = {
  shell: {
    command: 'sh',
    ending: 'sh',
    together: undefined,
    there: !isWindows && works('sh', ['-c', 'command -v aws']),
    missing: 'no AWS CLI on this machine',
  },
  python: {
    command: 'python3',
    ending: 'py',
    together: new URL('./run_snippets.py', import.meta.url),
    there: works('python3', ['-c', 'from importlib.util import find_spec; exit(find_spec("boto3") is None)']),
    missing: 'no boto3 on this machine',
  },
  javascript: {
    command: process.execPath,
    ending: 'mjs',
    together: new URL('./run-snippets.mjs', import.meta.url),
    there: true,
    missing: '',
  },
} as const;

let simulator: Simulator;
let folder = '';
beforeAll(async () => {
  simulator = await startSimulator();
  // Below the project, so that the packages are found.
  const cache = resolve('node_modules/.cache');
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, 'snippets-'));
});
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

function filled({ api, endpoint, text }: Snippet, region = 'us-east-1'): string | undefined {
  const { model = '', route = '' } = answering[`${endpoint} ${api}`] ?? {};
  const origin = endpoint === 'bedrock-mantle' ? simulator.origins.mantle : simulator.origins.runtime;
  const arn = arnOf({ endpoint, model, profile: '' }, region) ?? '';
  return fillSnippet(text, { model, arn, region, origin, route, body });
}

function environmentOf(snippet: Snippet): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return {
    PATH,
    HOME,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: simulator.origins.runtime,
    AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: simulator.origins.agentRuntime,
    AWS_CONFIG_FILE: devNull,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    // Anthropic's client over InvokeModel has a variable of its own for the origin.
    ANTHROPIC_BEDROCK_BASE_URL: simulator.origins.runtime,
    ...(snippet.text.includes('AWS_BEARER_TOKEN_BEDROCK') && { AWS_BEARER_TOKEN_BEDROCK: simulator.bearerKey }),
  };
}

async function written(snippet: Snippet): Promise<string> {
  const file = join(folder, `snippet-${snippets.indexOf(snippet)}.${programs[snippet.language].ending}`);
  await writeFile(file, filled(snippet) ?? '');
  return file;
}

interface Output {
  text: string;
  /** What it threw. */
  fault?: string | null;
}

async function output(snippet: Snippet): Promise<Output> {
  const { command, together } = programs[snippet.language];
  if (together !== undefined) return (await outputsOf(snippet.language, together)).get(snippet) ?? { text: '' };
  const { stdout } = await run(command, [await written(snippet)], {
    cwd: folder,
    env: environmentOf(snippet),
    timeout: 90_000,
  });
  return { text: stdout };
}

const running = new Map<string, Promise<Map<Snippet, Output>>>();

/** Of every snippet of a language, from one process. */
function outputsOf(language: Snippet['language'], script: URL): Promise<Map<Snippet, Output>> {
  const known = running.get(language) ?? runTogether(language, script);
  running.set(language, known);
  return known;
}

async function runTogether(language: Snippet['language'], script: URL): Promise<Map<Snippet, Output>> {
  const own = snippets.filter((snippet) => snippet.language === language);
  const given = await Promise.all(
    own.map(async (snippet) => ({ file: await written(snippet), env: environmentOf(snippet) })),
  );
  const child = spawn(programs[language].command, [fileURLToPath(script)], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(given));
  const outputs: Output[] = JSON.parse(await textOf(child.stdout));
  return new Map(own.map((snippet, index) => [snippet, outputs[index] ?? { text: '' }]));
}

describe('the snippets', () => {
  it('cover every tool that the page names, each on APIs that exist', () => {
    expect([...new Set(snippets.map(({ tool }) => tool))]).toEqual([
      'AWS CLI',
      'boto3 (Python)',
      'AWS SDK for JavaScript',
      'OpenAI SDK',
      'Anthropic SDK',
    ]);
    for (const { api, endpoint } of snippets) expect(answering).toHaveProperty([`${endpoint} ${api}`]);
  });

  it('name ARNs of the partition of the Region', () => {
    const texts = snippets
      .map((snippet) => filled(snippet, 'us-gov-west-1') ?? '')
      .filter((text) => /arn:aws/.test(text));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toMatch(/arn:aws-us-gov:bedrock:us-gov-west-1:/);
  });

  it('leave no place open, and name the id that is called', () => {
    for (const snippet of snippets) {
      const text = filled(snippet);
      expect(text).not.toContain('{{');
      expect(text).toContain(answering[`${snippet.endpoint} ${snippet.api}`]?.model);
    }
  });

  it('are not made for a name that could run as code', () => {
    const values = { arn: 'arn:aws:bedrock', region: 'us-east-1', origin: 'https://x', route: '/v1', body: '{}' };
    for (const { text } of snippets) {
      expect(fillSnippet(text, { ...values, model: "x' ; rm -rf ~ ; '" })).toBeUndefined();
      expect(fillSnippet(text, { ...values, model: '{{body}}' })).toBeUndefined();
    }
  });

  it('show a stream on every API that has one, and say that the AWS CLI has none', () => {
    const shown = new Set<string>(snippets.map(({ tool, endpoint, api }) => `${tool} ${endpoint} ${api}`));
    const streamed = [...shown]
      .map((one) => `${one}-stream`)
      .filter((one) => apiNames.some((api) => one.endsWith(` ${api}`)));
    expect(streamed.filter((one) => !shown.has(one))).toEqual([]);
    const streams = snippets.filter(({ tool, api }) => tool === 'AWS CLI' && api.endsWith('-stream'));
    expect(streams).toHaveLength(2);
    for (const { text } of streams) expect(text).toContain('# The AWS CLI does not stream');
  });

  for (const snippet of snippets) {
    const { there, missing } = programs[snippet.language];
    const note = there ? '' : ` (skipped: ${missing})`;
    it.skipIf(!there)(
      `${snippet.tool}, ${snippet.api} on ${snippet.endpoint}, gets an answer${note}`,
      { timeout: 120_000 },
      async () => {
        const { text, fault } = await output(snippet);
        expect(fault ?? undefined).toBeUndefined();
        expect(text).toMatch(snippet.api === 'count-tokens' ? /^(?:\{\s*"inputTokens": )?\d+/ : /OK\./);
      },
    );
  }
});
