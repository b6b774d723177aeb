/** Keeps one copy of each text that many cells share: rules, reasons, routes, and most of what the service says. */
import type { CellResult } from '../types.ts';

/** Makes results share their texts; in a hundred thousand cells there are a few hundred different ones. */
export function resultInterner(): (result: CellResult) => CellResult {
  const known = new Map<string, string>();
  const one = (text: string): string => {
    const first = known.get(text);
    if (first === undefined) known.set(text, text);
    return first ?? text;
  };
  return (result) => {
    const shared: CellResult = { ...result, rule: one(result.rule) };
    for (const name of ['reason', 'message', 'errorType', 'route', 'variant'] as const) {
      const text = shared[name];
      if (text !== undefined) shared[name] = one(text);
    }
    return shared;
  };
}
