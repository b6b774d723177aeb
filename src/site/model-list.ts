/** The models of a site as plain mark-up: for search engines, and for readers who want the data. */
import { apiLabel } from '../run-facts/columns.ts';
import { isApiName } from '../api-names.ts';
import { xmlText } from '../text/xml.ts';
import type { SiteModel } from './site-index.ts';

interface ModelList {
  models: readonly SiteModel[];
  /** How many the run asked in. */
  regions: number;
  /** How many runs the history has; its page is there from two on. */
  runs: number;
}

export function modelList({ models, regions, runs }: ModelList): string {
  const history = runs > 1 ? ` <a href="history.html">History over ${runs} runs</a>.` : '';
  return `<section aria-labelledby="data-title">
        <h2 id="data-title">All models, with their data</h2>
        <p class="hint">Each line links to the model above, and to its data and history as JSON; <a href="index.json">index.json</a> lists them.${history}</p>
        <ul class="data-list">
${models.map((model) => `          <li>${lineOf(model, regions)}</li>`).join('\n')}
        </ul>
      </section>`;
}

function lineOf({ name, file, provider, works, regions: listedIn }: SiteModel, regions: number): string {
  const link = `#view=models&amp;text=${encodeURIComponent(name)}`;
  const by = provider === undefined ? '' : ` (${xmlText(provider)})`;
  return `<a class="id" href="${link}">${xmlText(name)}</a>${by} ${listedIn === 0 ? 'was in earlier runs only' : worksOn(works, regions)}. <a href="${xmlText(file)}">JSON<span class="unseen"> of ${xmlText(name)}</span></a>`;
}

function worksOn(works: SiteModel['works'], regions: number): string {
  const answers = Object.entries(works).filter(([, number]) => number > 0);
  if (answers.length === 0) return 'answered none of the APIs that were tested';
  if (regions === 1) return `works on ${answers.map(([api]) => labelOf(api)).join(', ')}`;
  return `works on ${answers.map(([api, number]) => `${labelOf(api)} in ${number}`).join(', ')} of ${regions} Regions`;
}

function labelOf(api: string): string {
  return isApiName(api) ? apiLabel(api) : api;
}
