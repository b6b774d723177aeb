/** Decides whether a run can be believed: before it starts, and when its replies turn to speak of us instead of the models. */
import { UserError } from '../errors.ts';
import { regionOf } from '../plan/cell.ts';
import type { Attempt, Cell, Row } from '../types.ts';
import { canary, type CanaryOptions, type EndpointInRegion, type CanaryResult } from './canary.ts';

/** What the canaries found before the sweep. */
export interface CanaryReport {
  /** Places that stopped answering and were given up, by `placeKey`, with what came last. */
  silent: Map<string, string>;
  /** Places that cannot be asked, by `placeKey`, with the reason. */
  halted: Map<string, string>;
  /** Why what is measured cannot be believed; absent when it can. */
  suspect?: string;
}

export function endpointKey(place: EndpointInRegion): string {
  return `${regionOf(place)} ${place.endpoint}`;
}

/** @throws UserError when no place can be asked at all: nothing was measured then. */
export async function runCanaries(rows: readonly Row[], options: CanaryOptions): Promise<CanaryReport> {
  const places = [...new Map(rows.map((row) => [endpointKey(row), row])).values()];
  const songs = await Promise.all(places.map(async (place) => ({ place, song: await canary(place, options) })));
  options.signal.throwIfAborted();
  const halted = new Map(
    songs.flatMap(({ place, song }) => (song.state === 'halted' ? [[endpointKey(place), song.why] as const] : [])),
  );
  // All of them: a user who fixes only the first would need another run to learn of the next.
  const suspects = songs.flatMap(({ song }) => (isSuspect(song) ? [song.why] : []));
  const [first] = halted.values();
  if (halted.size === places.length && first !== undefined) throw cannotBeAsked(first);
  return { halted, silent: new Map(), ...(suspects.length > 0 && { suspect: suspects.join('; ') }) };
}

function isSuspect(song: CanaryResult): song is CanaryResult & { state: 'suspect' } {
  return song.state === 'suspect';
}

function cannotBeAsked(why: string): UserError {
  return new UserError(
    why,
    'Check the credentials (`aws sts get-caller-identity`), the clock of this machine, the proxy and the endpoint variables, then run again. No model was called.',
  );
}

/** How a halt is decided on: mend what can be mended, then ask the canary whether it was about the cell after all. */
export interface HaltOptions extends CanaryOptions {
  /** Looks for new credentials; rejects when there are none. */
  renew(): Promise<void>;
  onStop(why: string): void;
}

export function decideOnHalt(
  options: HaltOptions,
): (cell: Cell, attempt: Attempt, times: number) => Promise<'again' | 'done' | 'stop'> {
  let mendedAt = 0;
  return async ({ row }, attempt, times) => {
    // A call that began before the mending says nothing about what holds now.
    if (times === 1 && Date.parse(attempt.at) < mendedAt) return 'again';
    const renewed = await options.renew().then(
      () => true,
      () => false,
    );
    const song = await canary(row, options);
    if (song.state === 'halted') {
      options.onStop(renewed ? song.why : `${song.why} (new credentials could not be had either)`);
      return 'stop';
    }
    mendedAt = Date.now();
    return times === 1 ? 'again' : 'done';
  };
}
