/** `--limits-from`: a list of limits from a file, or from a URL through the run's own proxies; a fetched one is kept for a day. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import * as v from 'valibot';

import { replyBounds } from '../aws/body.ts';
import type { Exchange } from '../aws/exchange.ts';
import { createWire } from '../aws/wire.ts';
import { readPublishedLimits, type PublishedLimits } from '../limits/published-limits.ts';
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/option.ts';
import type { LimitsLocation } from '../config/models-request.ts';
import { variable } from '../config/variables.ts';
import { UserError } from '../errors.ts';
import { fileError } from '../evidence/file-error.ts';
import { parsedJson } from '../text/parsed-json.ts';

interface GivenLimits extends PublishedLimits {
  /** What records name: `LiteLLM, prices.json` or `models.dev, https://models.dev/api.json, 2026-11-21`. */
  source: string;
}

/** A list, or why there is none: a URL that cannot be fetched is a stated gap, and the rest is written. */
export type LoadedLimits = { given: GivenLimits; note?: string } | { problem: string };

const day = 24 * 60 * 60_000;

export async function loadLimits(
  location: LimitsLocation,
  { config, env, now }: { config: Readonly<Config>; env: Environment; now: Date },
): Promise<LoadedLimits> {
  if (location.kind === 'file') return { given: await fromFile(location.path) };
  const cached = new LimitsCache(location.url, env);
  const kept = await cached.read();
  if (kept !== undefined && now.getTime() - kept.fetchedAt < day) return { given: givenOf(kept, location.url) };
  try {
    const published = await fetched(location.url, config);
    const fresh = { ...published, fetchedAt: now.getTime() };
    await cached.write(fresh);
    return { given: givenOf(fresh, location.url) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    if (kept === undefined) return { problem };
    const given = givenOf(kept, location.url);
    return { given, note: `--limits-from could not be fetched again (${problem}); ${given.source} is used.` };
  }
}

async function fromFile(path: string): Promise<GivenLimits> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileError('read the list of limits', path, error);
  });
  const published = readPublishedLimits(parsedJson(text));
  if (published === undefined)
    throw new UserError(
      `${path} is neither LiteLLM's list of models nor that of models.dev.`,
      "Name LiteLLM's model_prices_and_context_window.json or models.dev's api.json.",
    );
  return { ...published, source: `${published.list}, ${basename(path)}` };
}

async function fetched(url: string, config: Readonly<Config>): Promise<PublishedLimits> {
  const { proxies, caBundle: caBundles, timeoutMs } = config;
  const wire = createWire({ connections: 1, timeoutMs, proxies, caBundles });
  try {
    const { origin, pathname, search } = new URL(url);
    const exchange: Exchange = { mostBytes: replyBounds.listing };
    const request = { origin, path: pathname + search, method: 'GET', headers: { accept: 'application/json' } };
    const { status, headers, body } = await wire.send(request, { exchange });
    if (status >= 300 && status < 400)
      throw new Error(`HTTP ${status} to ${headers['location'] ?? 'nowhere'}; name that address`);
    if (status !== 200) throw new Error(`HTTP ${status}`);
    const published = readPublishedLimits(parsedJson(Buffer.from(body).toString('utf8')));
    if (published === undefined) throw new Error('what came is neither the list of LiteLLM nor that of models.dev');
    return published;
  } finally {
    await wire.close();
  }
}

function givenOf({ list, limits, fetchedAt }: Kept, url: string): GivenLimits {
  const { origin, pathname } = new URL(url);
  const source = `${list}, ${origin}${pathname}, ${new Date(fetchedAt).toISOString().slice(0, 10)}`;
  return { list, limits, source };
}

const tokens = v.pipe(v.number(), v.minValue(1));

const keptShape = v.object({
  list: v.picklist(['LiteLLM', 'models.dev']),
  limits: v.record(
    v.string(),
    v.object({ contextWindow: v.exactOptional(tokens), maxOutputTokens: v.exactOptional(tokens) }),
  ),
  fetchedAt: v.number(),
});

type Kept = v.InferOutput<typeof keptShape>;

/** A file for each URL, in the user's own directory of caches. One that cannot be read or written is as good as none. */
class LimitsCache {
  readonly #path: string;

  constructor(url: string, env: Environment) {
    const name = createHash('sha256').update(url).digest('hex').slice(0, 16);
    const root = variable(env, 'XDG_CACHE_HOME') ?? join(homedir(), '.cache');
    this.#path = join(root, 'bedrock-matrix', `limits-${name}.json`);
  }

  async read(): Promise<Kept | undefined> {
    const text = await readFile(this.#path, 'utf8').catch(() => '');
    const kept = v.safeParse(keptShape, parsedJson(text));
    return kept.success ? kept.output : undefined;
  }

  async write(kept: Kept): Promise<void> {
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      await writeFile(this.#path, JSON.stringify(kept));
    } catch {
      // The list is there all the same; it is fetched again the next time.
    }
  }
}
