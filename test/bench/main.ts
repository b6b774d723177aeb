/** `npm run bench [part…]`: measures what the runner promises and prints it beside its bounds. */
import { cost } from './cost.ts';
import { firstCall } from './first-call.ts';
import { linear } from './linear.ts';
import { memory } from './memory.ts';
import { pageSpeed } from './page.ts';
import { pacing } from './pacing.ts';
import { resume } from './resume.ts';
import { scheduling } from './scheduling.ts';
import { startup } from './startup.ts';
import { tail } from './tail.ts';
import { rendered, type Figure } from './table.ts';
import { wholeRun } from './whole-run.ts';

const parts: Record<string, () => Promise<Figure[]>> = {
  scheduling,
  pacing,
  resume,
  startup,
  cost,
  memory,
  linear,
  tail,
  'first-call': firstCall,
  'whole-run': wholeRun,
  page: pageSpeed,
};

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
for (const name of chosen) {
  const part = parts[name];
  if (part === undefined) throw new Error(`${name} is not one of ${Object.keys(parts).join(', ')}`);
  console.log(`${name}\n${rendered(await part())}\n`);
}
