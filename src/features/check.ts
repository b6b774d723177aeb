/** A question beyond whether an API answers: how it is asked of a target, and how the reply is read. */
import { changed } from '../apis/form.ts';
import type { ExtraPermission } from '../config/feature-names.ts';
import type { WholeReply } from '../apis/outcome.ts';
import type { ApiName, ProbeRequest, CheckSubject, FeatureColumn, Row, Observation } from '../types.ts';
import { checkKey } from './check-key.ts';

export interface Check extends Omit<FeatureColumn, 'key'> {
  subject: CheckSubject;
  /** Names of features that must work before this is asked; those that the run does not ask for do not count. */
  members?: readonly string[];
  /** What must be allowed beside the inference. */
  needs?: ExtraPermission;
  /** A reply may read as `again`: the same request is made a second time. */
  asksAgain?: true;
  /** Glob on model and profile ids; absent: all. */
  models?: string;
  /**
   * The requests in which it is asked, the likeliest form first; empty: it cannot be tested here. `base` is the API's own
   * request, in the form in which it was answered.
   */
  requests(base: ProbeRequest, target: { row: Row; api: ApiName }): readonly ProbeRequest[];
  /** There another form is only for one that is refused: a reply is the answer, whatever it shows. */
  firstReplyStands?(target: { row: Row; api: ApiName }): boolean;
  /** Of a reply that reads as `unmet`: the first place that is not as expected, with what stands there. */
  unmet?(reply: WholeReply): string;
  read(reply: WholeReply, on: { row: Row; api: ApiName; request: ProbeRequest }): Observation;
  /** After a reply that reads as `unproven`: the same question without what was asked for; `shown` where it is not there then. */
  control?(base: ProbeRequest, target: { row: Row; api: ApiName }): ProbeRequest | undefined;
  /** The next request after replies that read as `continues`; undefined: no more requests. */
  followUp?(begun: FirstHalf, target: { row: Row; api: ApiName }): FollowUpRequest | undefined;
}

/** The request with which an answer began, and the id under which its reply is stored. */
export interface FirstHalf {
  request: ProbeRequest;
  id: string;
  nth: number;
}

export interface FollowUpRequest {
  request: ProbeRequest;
  /** Not before so many milliseconds. */
  afterMs?: number;
}

/** The nth form of a question. */
export function nthRequest(
  base: ProbeRequest,
  { subject, nth, body }: { subject: CheckSubject; nth: number; body: ProbeRequest['body'] },
): ProbeRequest {
  return changed(base, { kind: 'check', key: checkKey(subject), nth }, body);
}

/** Its column, as a run's header records it. */
export function columnOf({ subject, column, apis }: Check): FeatureColumn {
  return { key: checkKey(subject), column, apis };
}
