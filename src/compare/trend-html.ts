/** The trend of many runs as one HTML file, in the look of the report of a run. */
import { renderPage } from '../report/html/page.ts';
import { historyData } from './history-data.ts';
import type { Trend } from './trend.ts';

export function trendHtml(trend: Trend): string {
  return renderPage('history', {
    title: `Bedrock compatibility matrix: history${trend.simulated.length > 0 ? ' (simulated)' : ''}`,
    data: historyData(trend),
  });
}
