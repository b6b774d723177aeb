/** What changed, as data: one JSON document, or a CSV with one line per cell that is not what it was. */

import { defuse } from '../text/defuse.ts';
import { cleanFor } from '../medium.ts';
import type { Comparison } from './compare.ts';
import { headline } from './headline.ts';
import { targetDocument } from './target-document.ts';
import { csvText } from '../text/csv-text.ts';

/**
 * `{schema: 1, headline, suspect?, before, after, counts, unchanged, changes, targets}`; `before` and `after` are
 * `{name, incomplete?, startedAt?, simulated?}`; a change is `{kind, region, service, model, profileType, profile?, api?, feature?, testedOnly?, before?, after?}`
 * with `{verdict, reason?, figure?}` on each side that has the cell; `targets` are the models and profiles that `appeared` and `vanished`.
 */
export function changesJson(comparison: Comparison): string {
  const { suspect, before, after, counts, unchanged, changes, targets } = comparison;
  const document = {
    schema: 1,
    headline: headline(comparison),
    suspect,
    before,
    after,
    counts,
    unchanged,
    changes: changes.map(({ kind, target, api, feature, testedOnly, before: was, after: is }) => ({
      kind,
      ...targetDocument(target),
      api,
      feature,
      testedOnly,
      before: was,
      after: is,
    })),
    targets: { appeared: targets.appeared.map(targetDocument), vanished: targets.vanished.map(targetDocument) },
  };
  return cleanFor('json', `${JSON.stringify(document, null, 2)}\n`);
}

export function changesCsv({ changes, before: first, after: second }: Comparison): string {
  const simulated = first.simulated === true || second.simulated === true;
  const oneSimulated = first.simulated === true ? 'before' : 'after';
  const whichSimulated = first.simulated === second.simulated ? 'yes' : oneSimulated;
  const hasAccounts = changes.some(({ target }) => target.account !== undefined);
  const header = [
    'Change',
    'Model',
    'Service',
    'Profile_Type',
    'Region',
    'Profile_ID',
    'API',
    'Before',
    'Before_Reason',
    'After',
    'After_Reason',
    'Feature',
    ...(hasAccounts ? ['Account'] : []),
    ...(simulated ? ['Simulated'] : []),
  ];
  const records = changes.map(({ kind, target, api = '', feature = '', before, after }) =>
    [
      kind,
      target.model,
      target.endpoint,
      target.profileType,
      target.region,
      target.profile ?? '',
      api,
      before?.verdict ?? '',
      before?.reason ?? '',
      after?.verdict ?? '',
      after?.reason ?? '',
      feature,
      ...(hasAccounts ? [target.account ?? ''] : []),
      ...(simulated ? [whichSimulated] : []),
    ].map(defuse),
  );
  return csvText([header, ...records]);
}
