/** A line of the summary: what it is, and its value. */
import { padEnd } from '../text/text-width.ts';
import type { Colors } from './verdict-colors.ts';

export const summaryLabelWidth = 14;

export function field(label: string, value: string, color: Colors): string {
  return `  ${color.dim(padEnd(label, summaryLabelWidth))}${value}`;
}
