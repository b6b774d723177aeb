/** How verdicts look in a terminal: one sign and one colour each. */
import type { Colors } from '../terminal-colors.ts';
import type { VerdictName } from '../types.ts';

export type { Colors } from '../terminal-colors.ts';

export const glyphs: Record<VerdictName, string> = {
  supported: '✓',
  unsupported: '✗',
  blocked: '■',
  inconclusive: '?',
  untested: '·',
};

/** Red is for nothing here: a ✗ is an answer, not a failure. */
const palette = {
  supported: 'green',
  unsupported: 'dim',
  blocked: 'yellow',
  inconclusive: 'magenta',
  untested: 'dim',
} as const satisfies Record<VerdictName, keyof Colors>;

export function paint(color: Colors, verdict: VerdictName): Colors['bold'] {
  return color[palette[verdict]];
}
