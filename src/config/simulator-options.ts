/** Declares the options of the simulator. */
import type { Option } from './option.ts';
import { text, wholeNumber } from './parsers.ts';

const simulator = 'Simulator:';

export const simulatorOptions = {
  port: {
    flags: '--port <n>',
    group: simulator,
    help: 'first of six ports on 127.0.0.1: control plane, bedrock-runtime, bedrock-mantle, quotas, prices, bedrock-agent-runtime',
    defaultText: 'free ports',
    parse: wholeNumber(1, 65_530),
  },
  scenario: {
    flags: '--scenario <file>',
    group: simulator,
    help: 'JSON file with catalogue, latency, throttles and faults',
    parse: text,
  },
} as const satisfies Record<string, Option>;
