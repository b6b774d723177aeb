/** `trend`: the history of each cell. */
import type { Command } from './command.ts';

export const trend = {
  summary: 'shows the history of each cell over many runs, and how often it changed',
  args: [['<evidence...>', 'evidence, JSON or CSV of many runs']],
  options: ['output', 'tableFormat'],
  defaults: { output: '-' },
  examples: [
    ['bedrock-matrix trend runs/*.ndjson -o trend.csv', 'since when each cell has its verdict'],
    [
      'bedrock-matrix trend runs/*.ndjson -o history.html -o trend.speed.csv',
      'a page, and latency and error rates of each run',
    ],
  ],
  async act({ input, io, args }) {
    const { resolveTrend } = await import('../config/compare-requests.ts');
    const request = resolveTrend(args, input);
    const work = await import('../commands/trend.ts');
    return work.trend(request, io);
  },
} as const satisfies Command;
