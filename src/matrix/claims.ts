/** What the control plane claims of the models of a run: a first call may accept an agreement, so such models wait for theirs. */
import { claimAvailability } from '../discovery/availability.ts';
import { keyOfWords, regionOf } from '../plan/cell.ts';
import { grouped } from '../plan/grouped.ts';
import { sortClaims } from '../plan/rows.ts';
import type { Availability, Row } from '../types.ts';
import { deferred, type Deferred } from '../runner/deferred.ts';
import type { CanaryOptions } from './canary.ts';

/** Nobody waits long for a claim, in milliseconds. */
const longestWait = 5_000;

export interface Claims {
  /** Asks for one claim per model and Region of bedrock-runtime that is not known yet. */
  ask(rows: readonly Row[]): void;
  /** No more rows come. */
  end(): void;
  /** The claim of the row's model, once it is known; undefined where none could be had. Its Region was asked for before. */
  of(row: Row): Promise<Availability | undefined>;
  /** Called with each claim that is not known from earlier: of those that came already, too. */
  forEach(take: (claim: Availability) => void): void;
  /** All of them, once the last has come and no more rows come. */
  all: Promise<Availability[]>;
  /** Those that are there. */
  soFar(): Availability[];
}

/** `known`: from an earlier run that goes on. */
export function createClaims(known: readonly Availability[], options: CanaryOptions): Claims {
  const waiting = new Map<string, Deferred<Availability | undefined>>();
  const come: Availability[] = [];
  const underWay: Promise<void>[] = [];
  const ended = deferred<void>();
  let take: (claim: Availability) => void = () => undefined;

  function wait(key: string): Deferred<Availability | undefined> {
    const one = waiting.get(key) ?? deferred<Availability | undefined>();
    waiting.set(key, one);
    return one;
  }

  for (const claim of known) wait(keyOf(claim)).resolve(claim);

  async function askIn(rows: readonly Row[]): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    const { account, region } = first;
    const { connection, timeoutMs, signal } = options;
    const deadline = { timeoutMs: Math.min(timeoutMs, longestWait), signal, tries: 1 };
    const models = [...new Set(rows.map(({ model }) => model))];
    const place = { ...(account !== undefined && { account }), region };
    await claimAvailability(connection.clientsFor(region, account), models, {
      deadline,
      onAnswer(model, claim) {
        const own = claim && { ...place, ...claim };
        if (own) {
          come.push(own);
          take(own);
        }
        wait(keyOf({ ...place, model })).resolve(own);
      },
    });
  }

  const soFar = (): Availability[] => sortClaims([...known, ...come]);
  const all = ended.promise.then(() => Promise.all(underWay)).then(soFar);
  return {
    ask(rows) {
      const open = rows.filter((row) => hasClaim(row) && !waiting.has(keyOf(row)));
      for (const row of open) wait(keyOf(row));
      underWay.push(...[...grouped(open, regionOf).values()].map(askIn));
    },
    end: () => ended.resolve(),
    of: (row) => waiting.get(keyOf(row))?.promise ?? all.then((claims) => claims.find(isOf(row))),
    forEach(taking) {
      come.forEach(taking);
      take = taking;
    },
    all,
    soFar,
  };
}

/** What the account brought itself goes by a name of its own. */
function hasClaim({ endpoint, kind }: Row): boolean {
  return endpoint === 'bedrock-runtime' && kind === undefined;
}

function isOf(row: Row): (claim: Availability) => boolean {
  return (claim) => keyOf(claim) === keyOf(row);
}

function keyOf(name: Pick<Row, 'account' | 'region' | 'model'>): string {
  return keyOfWords(regionOf(name), name.model);
}
