/** A registry on 127.0.0.1 that holds what the lockfile names, so that a test installs with the real npm and without a network. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { createGzip } from 'node:zlib';

const root = join(import.meta.dirname, '../..');

interface Locked {
  version: string;
  dev?: boolean;
  devOptional?: boolean;
  deprecated?: string;
}

/** A package as it stands in node_modules. */
interface Held extends Locked {
  folder: string;
}

export interface Registry {
  url: string;
  close(): Promise<void>;
}

/** Every version of every package that people get who install the tool, by name. */
function heldPackages(): Map<string, Held[]> {
  const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const held = new Map<string, Held[]>();
  for (const [folder, entry] of Object.entries(lock.packages)) {
    const name = folder.split('node_modules/').at(-1) ?? '';
    if (name === '' || entry.dev || entry.devOptional) continue;
    held.set(name, [...(held.get(name) ?? []), { ...entry, folder }]);
  }
  return held;
}

export async function startRegistry(): Promise<Registry> {
  const held = heldPackages();
  let url = '';
  const server = createServer((request, response) => answer(request, response));
  function answer({ url: path = '' }: IncomingMessage, response: ServerResponse): void {
    const [name = '', version] = decodeURIComponent(path.slice(1)).split('/-/');
    const versions = held.get(name) ?? [];
    const one = versions.find((entry) => entry.version === version);
    if (one !== undefined) sendTarball(one.folder, response);
    else if (versions.length > 0 && version === undefined) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(packument(name, versions, url)));
    } else response.writeHead(404).end();
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()).closeAllConnections());
  return { url, close };
}

function packument(name: string, versions: readonly Held[], url: string): object {
  const manifests = versions.map(({ version, folder, deprecated }) => {
    const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const dist = { tarball: `${url}/${name}/-/${version}` };
    return [version, { ...manifest, ...(deprecated !== undefined && { deprecated }), dist }] as const;
  });
  return { name, 'dist-tags': { latest: versions.at(-1)?.version }, versions: Object.fromEntries(manifests) };
}

function sendTarball(folder: string, response: ServerResponse): void {
  const path = join(root, folder);
  const tar = spawn('tar', ['-c', '-f', '-', '--exclude', 'node_modules', '-C', dirname(path), basename(path)]);
  tar.stdout.pipe(createGzip({ level: 1 })).pipe(response);
}
