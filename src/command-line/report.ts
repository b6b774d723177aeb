/** `report`: a recorded run, in any format. */
import type { Command } from './command.ts';
import { reports } from './option-sets.ts';

export const report = {
  summary: 'renders a recorded run again, in any format, without a call',
  args: [
    [
      '[evidence...]',
      'evidence file of a run; without it that of the last run here. For a site, of many runs: evidence, JSON or CSV',
    ],
  ],
  options: [...reports, 'rejudge', 'noColor'],
  defaults: { output: '-' },
  examples: [
    ['bedrock-matrix report bedrock_evidence.ndjson -o matrix.md', 'the last run as Markdown'],
    ['bedrock-matrix report bedrock_evidence.ndjson runs/* -o site/', 'a folder for GitHub Pages, with the history'],
  ],
  async act({ input, io, args }) {
    const { resolveReport } = await import('../config/requests.ts');
    const request = resolveReport(args, input);
    const work = await import('../commands/report.ts');
    return work.report(request, io);
  },
} as const satisfies Command;
