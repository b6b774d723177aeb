/** A simulated Bedrock of some twenty models, long enough to be disturbed, a small one, and the count of what was asked of it. */
import type { Scenario } from '../../src/simulator/scenario.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { modelCalls, simulated, usualCsv, visit } from '../end-to-end/harness.ts';
import { claude, everyKind, frontier, gptOss, nova, plainModel } from '../end-to-end/models.ts';

const plain = Array.from({ length: 12 }, (_, at) => plainModel(`vendor.model-${at}-v1:0`));

/** Every mark but `inconclusive` is in its matrix. */
export const scene: Scenario = {
  seed: 1,
  catalogue: { models: [...everyKind, ...plain] },
  gates: [
    { model: 'vendor.model-3-*', gate: 'no-access' },
    { model: 'vendor.model-4-*', gate: 'end-of-life' },
  ],
};

/** Where nothing depends on how long a run takes: profiles, both endpoints, gates, and models to go wrong, too few to make a run incomplete. */
export const smallScene: Scenario = {
  ...scene,
  catalogue: { models: [nova, claude, gptOss, frontier, ...plain.filter(({ id }) => /-(?:10?|[345])-/.test(id))] },
};

/** `api target` to the number of calls made for it. */
type Calls = Map<string, number>;

export function callsOf(simulator: Simulator): Calls {
  const calls: Calls = new Map();
  for (const { endpoint, api, target } of modelCalls(simulator)) {
    // The canary calls a model that does not exist, once in every session.
    if (target === undefined || target.includes('no-such-model')) continue;
    const key = `${endpoint} ${api} ${target}`;
    calls.set(key, (calls.get(key) ?? 0) + 1);
  }
  return calls;
}

/** The cells asked more often than a run needs that nothing disturbs. */
export function askedTwice(calls: Calls, undisturbed: Calls): string[] {
  return [...calls].filter(([key, count]) => count > (undisturbed.get(key) ?? 0)).map(([key]) => key);
}

interface Undisturbed {
  csv: string;
  calls: Calls;
}

const undisturbed = new Map<Scenario, Promise<Undisturbed>>();

/** What a scene gives when nothing goes wrong; measured once. */
export function undisturbedRun(of: Scenario = scene): Promise<Undisturbed> {
  const known = undisturbed.get(of) ?? measure(of);
  undisturbed.set(of, known);
  return known;
}

async function measure(of: Scenario): Promise<Undisturbed> {
  const simulator = await simulated(of);
  const run = await visit(simulator, []);
  return { csv: run.text(usualCsv), calls: callsOf(simulator) };
}
