/** One HTML file that works from disk with no network: the matrix to search, filter and look into, and what it adds up to. */
import type { Run } from '../types.ts';
import type { ReportOptions, TextFormat } from './format.ts';
import { pageData } from './html/page-data.ts';
import { renderPage } from './html/page.ts';

export const html: TextFormat = {
  render(run, options) {
    return htmlWith(run, options, '');
  },
};

/** The page with some mark-up of ours below the matrix. */
export function htmlWith(run: Run, options: ReportOptions, below: string): string {
  const title = `Bedrock compatibility matrix${run.header.simulated ? ' (simulated: true)' : ''}`;
  return renderPage('matrix', { title, data: pageData(run, options), below });
}
