/**
 * Gauges, for the node exporter's textfile collector or a Pushgateway. The text is OpenMetrics and Prometheus' own format at
 * once: gauges only, since the two name counters differently, and no times of samples, which the collector refuses.
 */
import { cellCost } from '../price/cost.ts';
import { verdictNames } from '../enumerations.ts';
import type { Run } from '../types.ts';
import type { ReportedCell } from '../run-facts/cells.ts';
import { allCellsOf } from '../run-facts/feature-cells.ts';
import type { TextFormat } from './format.ts';
import { summarise } from '../run-facts/summary.ts';

type Labels = Record<string, string | undefined>;
/** `labels`: as they stand between the braces. */
type Sample = [labels: string, value: number | undefined];

interface Gauge {
  name: string;
  help: string;
  samples: Sample[];
}

export const openmetrics: TextFormat = {
  render(run) {
    return [...runGauges(run), ...cellGauges(run)].map(gaugeText).join('') + '# EOF\n';
  },
};

function runGauges(run: Run): Gauge[] {
  const { header, end } = run;
  const { calls, inputTokens, outputTokens, cost, gaps, wallMs } = summarise(run);
  const one = (name: string, help: string, value: number | undefined): Gauge => ({
    name,
    help,
    samples: [['', value]],
  });
  return [
    { name: 'info', help: 'The tool that wrote this.', samples: [[labelText({ version: header.tool }), 1]] },
    one('simulated', '1 when the built-in simulator answered.', Number(header.simulated)),
    one('complete', '1 when the run is complete.', Number(gaps.length === 0)),
    one('suspect', '1 when so much broke at once that the run cannot be trusted.', Number(end?.suspect !== undefined)),
    one('start_timestamp_seconds', 'When the run began.', seconds(header.startedAt)),
    one('end_timestamp_seconds', 'When the run ended: time() - this is the age of all of it.', seconds(end?.endedAt)),
    one(
      'duration_seconds',
      'How long the run took; where it was continued, its last session.',
      wallMs === undefined ? undefined : wallMs / 1000,
    ),
    one('calls', 'Calls made for cells.', calls),
    {
      name: 'tokens',
      help: 'Tokens of the answered calls.',
      samples: [
        [labelText({ direction: 'input' }), inputTokens],
        [labelText({ direction: 'output' }), outputTokens],
      ],
    },
    one('cost_dollars', 'What the answered calls cost at list prices, where the price is known.', cost.usd),
    one('calls_of_unknown_price', 'Answered calls that the cost leaves out.', cost.unknown),
  ];
}

function cellGauges(run: Run): Gauge[] {
  // The labels of a cell stand in nine samples.
  const cells = allCellsOf(run).map((cell) => ({ cell, labels: labelText(labelsOf(cell)) }));
  const byVerdict = verdictNames.map((verdict) => ({ verdict, label: labelText({ verdict }) }));
  const each = (name: string, help: string, of: (cell: ReportedCell) => number | undefined): Gauge => ({
    name: `cell_${name}`,
    help,
    samples: cells.map(({ cell, labels }) => [labels, of(cell)]),
  });
  return [
    {
      name: 'cell_verdict',
      help: '1 for the verdict that the cell has, 0 for the others.',
      samples: cells.flatMap(({ cell, labels }) =>
        byVerdict.map(({ verdict, label }): Sample => [`${labels},${label}`, Number(cell.result.verdict === verdict)]),
      ),
    },
    each('latency_seconds', 'Duration of the call that decided the cell.', ({ result: { ms } }) => ms && ms / 1000),
    each('calls', 'Calls made for the cell.', ({ result }) => result.calls),
    each('cost_dollars', 'What the answered calls of the cell cost at list prices.', cellCost),
    each('timestamp_seconds', 'When the call that decided the cell began.', ({ result }) => seconds(result.at)),
  ];
}

function labelsOf({ row, api, feature }: ReportedCell): Labels {
  const { account, region, endpoint, model, profile } = row;
  return { account, region, endpoint, model, profile, api, feature };
}

function seconds(iso: string | undefined): number | undefined {
  return iso === undefined ? undefined : Date.parse(iso) / 1000;
}

/** A gauge without a sample is left out, as a sample without a value is. */
function gaugeText({ name, help, samples }: Gauge): string {
  const full = `bedrock_matrix_${name}`;
  const lines = samples.flatMap(([labels, value]) =>
    value === undefined || !Number.isFinite(value)
      ? []
      : `${full}${labels === '' ? '' : `{${labels}}`} ${plain(value)}\n`,
  );
  return lines.length === 0 ? '' : `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('')}`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).flatMap(([name, value]) =>
    value === undefined
      ? []
      : `${name}="${value.replaceAll(/[\\"]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}"`,
  );
  return pairs.join(',');
}

/** Without what sums of binary fractions leave at the end: 0.094405, not 0.09440499999999999. */
function plain(value: number): number {
  return Number(value.toPrecision(15));
}
