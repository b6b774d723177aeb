/** The lines that a summary is made of: what it is and its value, and what to do next. */
import { oneLine } from '../medium.ts';
import { padEnd, wrap } from '../text/text-width.ts';
import type { Colors } from './verdict-colors.ts';

export const summaryLabelWidth = 14;

/** What to do next, behind an arrow. */
export function adviceLines(next: string): string[] {
  return wrap(oneLine(next), 92).map((line, index) => `${index === 0 ? '→' : ' '} ${line}`);
}

export function field(label: string, value: string, color: Colors): string {
  return `  ${color.dim(padEnd(label, summaryLabelWidth))}${value}`;
}
