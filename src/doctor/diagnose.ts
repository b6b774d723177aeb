/** What a refusal means for the user: a proxy's page, a policy of the network, of IAM or of the organization, credentials, or mere haste. Pure. */
import type { Cell, Fault } from '../types.ts';
import { deniedAction } from '../verdict/denial.ts';
import { adviceFor } from '../verdict/advice.ts';
import { optInHint } from '../verdict/sign-in.ts';
import { isReason, reasons } from '../reasons/reasons.ts';
import { ruleFor } from '../verdict/rule-for.ts';
import type { Finding } from './finding.ts';
import type { FreeResponse } from './free-request.ts';

export interface Subject {
  title: string;
  /** Where, and for which call, as far as the words for it go. */
  cell: Cell;
  /** The IAM action of the call, for denials that do not name it. */
  action: string;
}

const proxyFix =
  'Check HTTPS_PROXY and NO_PROXY (they may need the endpoint, or must leave it out), and ask who runs the proxy to let it through.';

/** Undefined when the answer is no fault. */
export function diagnose({ title, cell, action }: Subject, answer: FreeResponse): Finding | undefined {
  const { fault, status } = answer;
  if (fault === undefined) return undefined;
  const words = [status === undefined ? '' : `HTTP ${status}`, fault.type ?? '', fault.message]
    .filter(Boolean)
    .join(' ');
  if (status === 407 || fault.type === 'html' || fault.type === 'proxy') {
    return {
      state: 'failure',
      title,
      detail: `a proxy or gateway answers in place of Bedrock: ${words}`,
      fix: proxyFix,
    };
  }
  if (isBusy(answer))
    return { state: 'warning', title, detail: words, fix: 'Nothing to fix: the service is busy. Try again later.' };
  const { reason } = ruleFor(cell, { fault, ...(status !== undefined && { status }) });
  if (reason === undefined || !isReason(reason)) return { state: 'failure', title, detail: words };
  const advice = aboutTheCaller(adviceFor(reason, { ...cell, message: fault.message }), { fault, action });
  const fix = optInHint(cell.row.region, fault.message) + advice;
  return { state: 'failure', title, detail: `${reasons[reason].title.toLowerCase()}: ${words}`, fix };
}

/** Throttled, or a fault of the service's own: it says nothing about the account. */
function isBusy({ status = 0, fault }: FreeResponse): boolean {
  return status === 429 || status >= 500 || /throttl|toomanyrequests/i.test(fault?.type ?? '');
}

/** Next steps are worded for a call to a model. Here the action may be another, the model is none, and the doctor is at work already. */
function aboutTheCaller(fix: string, { fault, action }: { fault: Fault; action: string }): string {
  const isNamed = deniedAction(fault.message) !== undefined || action === '';
  const acted = isNamed ? fix : fix.replace(/\bbedrock(?:-mantle)?:(?:InvokeModel|CreateInference)\b/, action);
  const resource = /:(?:List|Get|CallWith)/.test(action)
    ? /arn:\S*no-such-model\S*/
    : /bedrock-matrix\.no-such-model\S*/;
  return acted.replace(resource, '*').replace(/ with `bedrock-matrix doctor[^`]*`/, '');
}
