/** The catalogue as a GitHub table: what people compare models by; the rest is in the other formats. */
import { code, plain, table } from '../text/markdown-text.ts';
import { grouping, yesNo } from './columns.ts';
import type { Known } from './known.ts';
import type { Catalogue, ModelRecord } from './record.ts';
import { gapsOf, joinText } from './summary.ts';

const header = [
  'Model',
  'Name',
  'Lifecycle',
  'In',
  'Out',
  'Callable as',
  'Mantle',
  'Context',
  'Max output',
  '$/M in',
  '$/M out',
  'Batch',
  'Regions',
];

export function markdown(catalogue: Catalogue): string {
  const { simulated, regions, generatedAt, models } = catalogue;
  const blocks = [
    `# Amazon Bedrock models${simulated ? ' (simulated)' : ''}`,
    simulated ? '> **Simulated**: the built-in simulator answered, not AWS.' : '',
    `${models.length} models, ${regions.map(code).join(', ')}, ${generatedAt}`,
    gapsOf(catalogue)
      .map((gap) => `- ${plain(gap)}`)
      .join('\n'),
    table(header, models.map(row)),
    joinBlock(catalogue),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function row({
  id,
  name,
  lifecycle,
  input,
  output,
  regions,
  profiles,
  mantle,
  limits,
  prices,
  batch,
}: ModelRecord): string[] {
  const ways = [
    ...(regions.inRegion.length > 0 ? ['its id'] : []),
    ...profiles.map((profile) => profile.id.split('.')[0] ?? profile.id),
  ];
  return [
    code(id),
    plain(name),
    plain(lifecycle.status),
    plain(input.join(' ')),
    plain(output.join(' ')),
    plain(ways.join(', ')),
    mantle === null ? '' : `${code(mantle.id)} ${code(mantle.basePath)}`,
    number(limits.contextWindow),
    number(limits.maxOutputTokens),
    number(prices.input),
    number(prices.output),
    yesNo(batch.supported),
    String(new Set([...regions.listed, ...regions.mantle]).size),
  ];
}

function number(value: Known<number>): string {
  return typeof value === 'number' ? grouping(value) : value;
}

function joinBlock({ joins }: Catalogue): string {
  const names = [...joins.quotas.unjoined, ...joins.prices.unjoined];
  const list = names.map((name) => `- ${code(name)}`).join('\n');
  const summary = `Names that match a model: of quotas ${joinText(joins.quotas)}, of prices ${joinText(joins.prices)}.`;
  return names.length === 0
    ? summary
    : `${summary}\n\n<details><summary>Names without a model</summary>\n\n${list}\n\n</details>`;
}
