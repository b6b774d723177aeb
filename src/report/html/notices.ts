/** What a reader must know before the numbers: simulated, suspect, one cause, gaps. */
import { regionOf } from '../../plan/cell.ts';
import type { Row } from '../../types.ts';
import { oneLine } from '../../medium.ts';
import { percent } from '../../text/percent.ts';
import type { Summary } from '../../run-facts/summary.ts';

export interface Notice {
  /** Decides how loud it is. */
  tone: 'alert' | 'note';
  title: string;
  text: string;
  /** What it is about, one line each; folded. */
  lines?: string[];
  /** The service's own words. */
  said?: string;
  next?: string;
}

export function noticesOf({ simulated, suspect, cause, gaps, disagreements }: Summary): Notice[] {
  const notices: Notice[] = [];
  if (suspect !== undefined) {
    notices.push({ tone: 'alert', title: 'Suspect', text: `${suspect}. The verdicts below cannot be trusted.` });
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
  if (gaps.length > 0)
    notices.push({
      tone: 'alert',
      title: 'Incomplete',
      ...folded(gaps, 'gaps: what is not there may work all the same'),
    });
  if (simulated) {
    notices.push({
      tone: 'note',
      title: 'Simulated',
      text: 'The built-in simulator answered; nothing here is about AWS.',
    });
  }
  if (disagreements.length > 0) {
    const lines = disagreements.map(({ row, claim, observed }) => `${nameOf(row)}: ${claim}; ${observed}`);
    notices.push({
      tone: 'note',
      title: 'Contradicted',
      ...folded(lines, 'claims of the listings that the calls contradict'),
    });
  }
  return notices;
}

const mostLines = 200;

/** One line says it; more are counted, and folded. */
function folded(lines: readonly string[], noun: string): Pick<Notice, 'text' | 'lines'> {
  const [first = ''] = lines;
  if (lines.length === 1 && first.length < 120) return { text: `${first}.` };
  const more = lines.length - mostLines;
  return {
    text: lines.length === 1 ? `${first.slice(0, 100)}…` : `${lines.length} ${noun}.`,
    lines: [...lines.slice(0, mostLines), ...(more > 0 ? [`and ${more} more`] : [])],
  };
}

function nameOf({ profile, model, region, account }: Row): string {
  return `${profile ?? model} in ${regionOf({ region, ...(account !== undefined && { account }) })}`;
}
