/** All files of a site: the page, a JSON per model with its history, the page of the history, and an index. */
import { siteIndex } from '../config/site-path.ts';
import { trendHtml } from '../compare/trend-html.ts';
import { trendOf } from '../compare/trend.ts';
import type { Snapshot } from '../compare/snapshot.ts';
import type { ReportOptions } from '../report/format.ts';
import { htmlWith } from '../report/html.ts';
import type { Run } from '../types.ts';
import { modelDocuments } from './model-document.ts';
import { modelList } from './model-list.ts';
import { siteHead, siteIndexOf, siteModels } from './site-index.ts';

export interface SiteFile {
  /** Relative to the folder, with `/`. */
  path: string;
  content: string;
}

/** `runs`: the history, the run itself among them. The index is last: whoever finds it finds all that it names. */
export function siteFiles(run: Run, runs: readonly Snapshot[], options: ReportOptions): SiteFile[] {
  const trend = trendOf(runs);
  const documents = modelDocuments(run, trend);
  const models = siteModels(documents);
  const head = siteHead(run);
  const below = modelList({ models, regions: run.header.regions.length, runs: trend.runs.length });
  const files = [
    ...documents.map((document, index) => json(models[index]?.file ?? '', { ...head, ...document })),
    ...(trend.runs.length > 1 ? [{ path: 'history.html', content: trendHtml(trend) }] : []),
    { path: 'index.html', content: htmlWith(run, options, below) },
  ];
  const paths = files.map(({ path }) => path);
  return [...files, json(siteIndex, siteIndexOf(run, { head, trend, models, files: paths }))];
}

function json(path: string, value: object): SiteFile {
  return { path, content: `${JSON.stringify(value)}\n` };
}
