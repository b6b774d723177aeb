/** A question beyond whether an API answers: how it is asked of a target, and how the reply is read. */
import { changed } from '../apis/form.ts';
import type { WholeReply } from '../apis/outcome.ts';
import type { ApiName, Ask, CheckSubject, FeatureColumn, Row, Observation } from '../types.ts';
import { checkKey } from './check-key.ts';

export interface Check extends Omit<FeatureColumn, 'key'> {
  subject: CheckSubject;
  /** Names of features that must work alone before they are asked for together; one that is not asked itself stands in no way. */
  members?: readonly string[];
  /** Glob on model and profile ids; absent: all. */
  models?: string;
  /**
   * The requests in which it is asked, the likeliest form first; empty: it cannot be asked here. `base` is the API's own
   * request, in the form in which it was answered.
   */
  requests(base: Ask, target: { row: Row; api: ApiName }): readonly Ask[];
  read(reply: WholeReply, target: { row: Row; api: ApiName }): Observation;
}

/** The nth form of a question. */
export function nthRequest(
  base: Ask,
  { subject, nth, body }: { subject: CheckSubject; nth: number; body: Ask['body'] },
): Ask {
  return changed(base, { kind: 'check', key: checkKey(subject), nth }, body);
}

/** Its column, as a run's header records it. */
export function columnOf({ subject, column, apis }: Check): FeatureColumn {
  return { key: checkKey(subject), column, apis };
}
