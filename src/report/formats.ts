/** The registry of report formats. To add one: write its file, add its line here, its name and endings in config/formats.ts. */
import type { FormatName } from '../config/formats.ts';
import { callable } from './callable.ts';
import { cellsCsv } from './cells-csv.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { candidates } from './gateways/candidates.ts';
import { claudeCode } from './gateways/claude-code.ts';
import { codex } from './gateways/codex.ts';
import { litellm } from './gateways/litellm.ts';
import { modelsDev } from './gateways/models-dev.ts';
import { openclaw } from './gateways/openclaw.ts';
import { opencode } from './gateways/opencode.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { openmetrics } from './openmetrics.ts';
import { xlsx } from './xlsx.ts';

export const formats = {
  csv,
  'csv-long': cellsCsv,
  json,
  callable,
  ndjson,
  md: markdown,
  html,
  xlsx,
  junit,
  litellm,
  'models-dev': modelsDev,
  opencode,
  'claude-code': claudeCode,
  codex,
  candidates,
  openclaw,
  openmetrics,
} satisfies Record<FormatName, Format>;

/** The format of a name, as the interface that all share. */
export function formatOf(name: FormatName): Format {
  return formats[name];
}
