/** The registry of catalogue formats. Text is redacted piece by piece and leaves as bytes: a quota of twelve digits is no account. */
import { redact } from '../aws/redact.ts';
import type { CatalogueFormat } from '../config/models-request.ts';
import { cleanFor } from '../medium.ts';
import { defuse } from '../text/defuse.ts';
import { columns } from './columns.ts';
import { catalogueHtml } from './html.ts';
import { markdown } from './markdown.ts';
import type { Catalogue } from './record.ts';
import { workbook } from './workbook.ts';
import { csvText } from '../text/csv-text.ts';

export interface RenderOptions {
  /** A UTF-8 byte order mark before the CSV, for Excel. */
  bom: boolean;
}

type Render = (catalogue: Catalogue, options: RenderOptions) => string | Uint8Array | Promise<string | Uint8Array>;

const formats: Record<CatalogueFormat, Render> = {
  csv: renderCsv,
  json: (catalogue) =>
    `${JSON.stringify(catalogue, (_, value: unknown) => (typeof value === 'string' ? redact(value) : value), 2)}\n`,
  // Its numbers are grouped by thousands, so that none is taken for an account.
  md: (catalogue) => redact(markdown(catalogue)),
  html: catalogueHtml,
  xlsx: workbook,
};

export async function renderCatalogue(
  catalogue: Catalogue,
  format: CatalogueFormat,
  options: RenderOptions,
): Promise<Uint8Array> {
  const content = await formats[format](catalogue, options);
  // On stdout it passes the guard, which does not look into bytes.
  const medium = format === 'json' ? 'json' : 'terminal';
  return typeof content === 'string' ? Buffer.from(cleanFor(medium, content), 'utf8') : content;
}

/** A simulated catalogue says so in a last column, as a simulated matrix does. */
function renderCsv({ models, simulated }: Catalogue, { bom }: RenderOptions): string {
  const rows = models.map((record) => [
    ...columns.map(({ value }) => {
      const field = value(record);
      return typeof field === 'string' ? defuse(redact(field)) : field;
    }),
    ...(simulated ? ['yes'] : []),
  ]);
  return csvText([[...columns.map(({ name }) => name), ...(simulated ? ['Simulated'] : [])], ...rows], bom);
}
