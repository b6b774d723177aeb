/** Which foundation model a mantle id is, and which base path it has there: no listing tells either. */
import { withoutVersion } from '../discovery/id-ending.ts';
import type { Known } from './known.ts';
import { mantleAliases } from './corrections.ts';
import type { MantleRecord } from './record.ts';

/**
 * The foundation model of a mantle id: the same id; the same behind a geography; the same without date and version; the
 * same with or without `-instruct`; one that is known. Undefined where none or more than one fits: then they stay apart.
 */
export function foundationModelOf(mantleId: string, ids: readonly string[]): string | undefined {
  const alias = mantleAliases[mantleId];
  const steps: ((id: string) => boolean)[] = [
    (id) => id === mantleId,
    (id) => id === mantleId.replace(/^[a-z-]+\.(?=[a-z0-9-]+\.)/, ''),
    (id) => withoutVersion(id) === mantleId,
    (id) => withoutVersion(id) === toggled(mantleId),
    (id) => id === alias,
  ];
  for (const fits of steps) {
    const found = ids.filter(fits);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

function toggled(id: string): string {
  return id.endsWith('-instruct') ? id.replace(/-instruct$/, '') : `${id}-instruct`;
}

/** The model cards of October 2026, and live reports: the other path answers `isn't supported on this route`. */
const basePaths: readonly [RegExp, string][] = [
  [/^anthropic\./, '/anthropic/v1'],
  [/^(?:openai\.gpt-[5-9]|xai\.grok|google\.gemma-4)/, '/openai/v1'],
  [/^(?:openai\.gpt-oss|google\.gemma-3|qwen|zai|moonshot|mistral|deepseek|minimax|nvidia|writer)/, '/v1'],
];

export function basePathOf(mantleId: string): Known<string> {
  return basePaths.find(([family]) => family.test(mantleId))?.[1] ?? 'unknown';
}

/** With where it stands written. */
export function listedBasePath(mantleId: string): Pick<MantleRecord, 'basePath' | 'basePathSource'> {
  const basePath = basePathOf(mantleId);
  return { basePath, basePathSource: basePath === 'unknown' ? 'unknown' : 'model cards of AWS, October 2026' };
}
