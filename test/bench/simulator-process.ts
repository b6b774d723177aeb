/** Serves a simulator in a process of its own, so that its CPU time is not counted; stops when its parent goes. */
import { startSimulator } from '../../src/simulator/simulator.ts';
import { catalogueOf } from './catalogue.ts';
import type { Served } from './children.ts';

const { models, ...scenario } = JSON.parse(process.argv[2] ?? '{}') as Served;
const simulator = await startSimulator({ record: false, catalogue: catalogueOf(models), ...scenario });
process.on('disconnect', () => process.exit());
process.send?.(simulator.environment);
