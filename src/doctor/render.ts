/** What the doctor says: a line for each finding, what to do below it, and a count. */
import { cleanFor, oneLine } from '../medium.ts';
import type { Colors } from '../report/verdict-colors.ts';
import type { Finding, Section, State } from './finding.ts';

const marks: Record<State, string> = { ok: '✓', warning: '!', failure: '✗' };

export function renderSections(sections: readonly Section[], color: Colors): string {
  const groups = new Map<string, Finding[]>();
  for (const { region = 'everywhere', findings } of sections)
    groups.set(region, [...(groups.get(region) ?? []), ...findings]);
  const blocks = [...groups].map(([region, findings]) =>
    [color.bold(region), ...findings.flatMap((one) => linesOf(one, color))].join('\n'),
  );
  return `${[...blocks, verdictOf(sections)].join('\n\n')}\n`;
}

/** `ok`: whether nothing failed. */
export function renderJson(sections: readonly Section[]): string {
  const findings = sections.flatMap(({ check, region, findings: all }) =>
    all.map((finding) => ({ check, ...(region !== undefined && { region }), ...finding })),
  );
  return cleanFor('json', `${JSON.stringify({ ok: !hasFailed(sections), findings }, null, 2)}\n`);
}

export function hasFailed(sections: readonly Section[]): boolean {
  return sections.some(({ findings }) => findings.some(({ state }) => state === 'failure'));
}

function linesOf({ state, title, detail, fix }: Finding, color: Colors): string[] {
  const paint = { ok: color.green, warning: color.yellow, failure: color.red }[state];
  const line = `  ${paint(marks[state])} ${title}: ${oneLine(detail)}`;
  return fix === undefined ? [line] : [line, color.dim(`    → ${oneLine(fix)}`)];
}

function verdictOf(sections: readonly Section[]): string {
  const states = sections.flatMap(({ findings }) => findings.map(({ state }) => state));
  const count = (wanted: State): number => states.filter((state) => state === wanted).length;
  return `${count('ok')} ✓  ${count('warning')} !  ${count('failure')} ✗`;
}
