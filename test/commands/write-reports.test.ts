import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { writeReports } from '../../src/commands/write-reports.ts';
import { formatOf } from '../../src/report/formats.ts';
import { freshDirectory } from '../end-to-end/harness.ts';
import { sampleRun } from '../report/sample-run.ts';

it('a report that cannot be made takes neither the others nor the error log with it', async () => {
  const cwd = freshDirectory();
  const broken = vi.spyOn(formatOf('json'), 'render').mockImplementation(() => {
    throw new TypeError('id.split is not a function');
  });
  onTestFinished(() => broken.mockRestore());
  const outputs = (['md', 'json', 'csv'] as const).map((format) => ({ path: join(cwd, `m.${format}`), format }));
  const reports = { outputs, errorLog: join(cwd, 'errors.log'), details: false, bom: false, redact: true };
  await expect(writeReports(sampleRun(), reports, process.stdout)).rejects.toMatchObject({
    message: `The report ${join(cwd, 'm.json')} could not be made: id.split is not a function.`,
    fix: expect.stringContaining('bedrock-matrix report <evidence>'),
    exitCode: 1,
  });
  expect(existsSync(join(cwd, 'm.json'))).toBe(false);
  for (const name of ['m.md', 'm.csv', 'errors.log']) expect(readFileSync(join(cwd, name), 'utf8')).not.toBe('');
});
