/** A scenario from a JSON file, checked: every error names the place and what belongs there. */
import { readFileSync } from 'node:fs';

import { isJsonObject } from './file-shapes.ts';
import { scenarioShape } from './scenario-shape.ts';
import type { Scenario } from './scenario.ts';

/** Reads and checks the file. Throws an `Error` whose message names the file and the first fault in it. */
export function readScenario(path: string): Scenario {
  const value: unknown = parseFile(path);
  if (isScenario(value, path)) return value;
  throw new Error(`${path}: a scenario is an object`);
}

function parseFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: not readable as JSON (${error instanceof Error ? error.message : String(error)})`, {
      cause: error,
    });
  }
}

function isScenario(value: unknown, path: string): value is Scenario {
  if (!isJsonObject(value)) return false;
  const fault = scenarioShape.fault(value, 'scenario');
  if (fault !== undefined) throw new Error(`${path}: ${fault}`);
  return true;
}
