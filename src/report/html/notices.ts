/** What a reader must know before the numbers: simulated, suspect, one cause, gaps. */
import { oneLine } from '../one-line.ts';
import { percent } from '../percent.ts';
import type { Summary } from '../../run-facts/summary.ts';

export interface Notice {
  /** Decides how loud it is. */
  tone: 'alert' | 'note';
  title: string;
  text: string;
  /** The service's own words. */
  said?: string;
  next?: string;
}

export function noticesOf({ simulated, suspect, cause, gaps, disagreements }: Summary): Notice[] {
  const notices: Notice[] = [];
  if (suspect !== undefined) {
    notices.push({ tone: 'alert', title: 'Suspect', text: `${suspect}. The verdicts below cannot be believed.` });
  }
  if (cause !== undefined) {
    const text = `${cause.title}: ${percent(cause.share)} of the cells called failed for this one reason (${cause.reason}).`;
    const said = cause.message === undefined ? {} : { said: oneLine(cause.message) };
    notices.push({
      tone: 'alert',
      title: 'One cause',
      text,
      ...said,
      ...(cause.next !== undefined && { next: cause.next }),
    });
  }
  for (const gap of gaps) notices.push({ tone: 'alert', title: 'Incomplete', text: `${gap}.` });
  if (simulated) {
    notices.push({
      tone: 'note',
      title: 'Simulated',
      text: 'The built-in simulator answered; nothing here is about AWS.',
    });
  }
  if (disagreements.length > 0) {
    const shown = disagreements
      .slice(0, 3)
      .map(
        ({ row, claim, observed }) =>
          `${row.profile ?? row.model}${row.account === undefined ? '' : ` (${row.account})`}: ${claim}; ${observed}`,
      );
    const more = disagreements.length > shown.length ? `, and ${disagreements.length - shown.length} more` : '';
    notices.push({ tone: 'note', title: 'Claims that the calls contradict', text: `${shown.join(' · ')}${more}` });
  }
  return notices;
}
