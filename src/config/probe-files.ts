/** Owns the finding and parsing of probe files: JSON or YAML, one probe or a list of them in each. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { usageError } from '../errors.ts';
import { onDemand } from './on-demand.ts';
import { parseUserProbe, type UserProbe } from './user-probe.ts';

const endings = /\.(json|ya?ml)$/i;

/** All probes of the files and directories named, in the order of their names. @throws UserError (usage) that names file and field. */
export function readUserProbes(names: readonly string[], cwd: string): UserProbe[] {
  const probes = names.flatMap((name) => filesOf(name, cwd)).flatMap(probesIn);
  const places = new Map<string, string>();
  for (const { place, probe } of probes) {
    const other = places.get(probe.name);
    if (other !== undefined)
      throw usageError(
        `--probe-file: ${place}: name ${probe.name} is taken by ${other}`,
        'Each probe needs a name of its own.',
      );
    places.set(probe.name, place);
  }
  return probes.map(({ probe }) => probe);
}

interface NamedFile {
  path: string;
  /** As the user would write it. */
  name: string;
}

function filesOf(name: string, cwd: string): NamedFile[] {
  const path = resolve(cwd, name);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    throw usageError(`--probe-file: ${name} is not there`, 'Name a JSON or YAML file, or a directory of them.');
  if (!stats.isDirectory()) return [{ path, name }];
  const files = readdirSync(path)
    .filter((file) => endings.test(file))
    .toSorted();
  if (files.length === 0)
    throw usageError(`--probe-file: ${name} holds no JSON or YAML file`, 'Put a file with a probe in it.');
  return files.map((file) => ({ path: join(path, file), name: join(name, file) }));
}

function probesIn({ path, name }: NamedFile): { place: string; probe: UserProbe }[] {
  const value = parsed(path, name);
  if (!Array.isArray(value)) return [{ place: name, probe: parseUserProbe(value, name) }];
  return value.map((item: unknown, index) => ({
    place: `${name}[${index}]`,
    probe: parseUserProbe(item, `${name}[${index}]`),
  }));
}

/** YAML 1.2 holds JSON: one reader for both. */
function parsed(path: string, name: string): unknown {
  try {
    const value: unknown = onDemand.yaml().parse(readFileSync(path, 'utf8'));
    return value;
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw usageError(`--probe-file: ${name} cannot be read: ${why}`, 'Write it as JSON or YAML.');
  }
}
