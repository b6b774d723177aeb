/** One HTML file that works from disk with no network: the matrix to search, filter and look into, and what it adds up to. */
import type { TextFormat } from './format.ts';
import { pageData } from './html/page-data.ts';
import { renderPage } from './html/page.ts';

export const html: TextFormat = {
  render(run, options) {
    const title = `Bedrock compatibility matrix${run.header.simulated ? ' (simulated: true)' : ''}`;
    return renderPage('matrix', { title, data: pageData(run, options) });
  },
};
