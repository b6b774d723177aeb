/** Draws a recording of a terminal as SVG: lines come one after the other and scroll; at the end it stands still. */
import { piecesOf } from './ansi.ts';

export interface Terminal {
  command: string;
  lines: readonly string[];
  columns: number;
  /** Lines that the window shows at once. */
  rows: number;
}

const width = 7.8;
const height = 17;
const margin = 20;
/** Seconds before the first line, between two lines, and before the lines of the summary, which come at once. */
const pace = { start: 0.8, line: 0.16, summary: 0.6 };

/** The picture in plain text: one string per line. */
export function textOf(svg: string): string[] {
  return Array.from(svg.matchAll(/<text[^>]*>(.*?)<\/text>/g), ([, line = '']) =>
    unescape(line.replaceAll(/<[^>]*>/g, '')),
  );
}

export function terminalSvg({ command, lines, columns, rows }: Terminal): string {
  const all = [`$ ${command}`, ...lines];
  const times = timesOf(lines);
  const last = times.at(-1) ?? 0;
  const scrolled = Math.max(0, all.length - rows);
  const size = { width: Math.ceil(columns * width) + 2 * margin, height: rows * height + 2 * margin };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-label="A terminal that runs ${escape(command)}">
<style>
text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#e6edf3;white-space:pre}
.bold{font-weight:bold}.dim{fill:#8b949e}.inverse{font-weight:bold;fill:#f0883e}
.red{fill:#ff7b72}.green{fill:#3fb950}.yellow{fill:#d29922}.blue{fill:#58a6ff}.magenta{fill:#bc8cff}.cyan{fill:#39c5cf}
@keyframes wait{0%,100%{visibility:hidden}}
@keyframes scroll{${scrollFrames(times, rows, last)}}
@media (prefers-reduced-motion:no-preference){.late{animation:wait 0s}.all{animation:scroll ${last}s step-end}}
</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<svg x="${margin}" y="${margin}" width="${columns * width}" height="${rows * height}">
<g class="all" transform="translate(0 ${-scrolled * height})">
${all.map((line, at) => textLine(line, at, times[at - 1])).join('\n')}
</g>
</svg>
</svg>
`;
}

/** When each line after the command shows, in seconds. */
function timesOf(lines: readonly string[]): number[] {
  const summary = lines.findIndex((line) => line === '');
  return lines.map((_, at) => {
    const before = summary === -1 ? at : Math.min(at, summary);
    return round(pace.start + before * pace.line + (before === at ? 0 : pace.summary));
  });
}

/** Where the text stands at each moment when a line that does not fit any more has come. */
function scrollFrames(times: readonly number[], rows: number, last: number): string {
  const offsets = new Map<number, number>([[0, 0]]);
  for (const [at, time] of times.entries()) offsets.set(round((time / last) * 100), Math.max(0, at + 2 - rows));
  return Array.from(offsets, ([percent, lines]) => `${percent}%{transform:translateY(${-lines * height}px)}`).join('');
}

function textLine(line: string, at: number, time: number | undefined): string {
  let column = 0;
  const spans = piecesOf(line).map(({ text, styles }) => {
    const x = round(column * width);
    column += text.length;
    const style = styles.length === 0 ? '' : ` class="${styles.join(' ')}"`;
    return `<tspan x="${x}"${style}>${escape(text)}</tspan>`;
  });
  const late = time === undefined ? '' : ` class="late" style="animation-duration:${time}s"`;
  return `<text y="${at * height + 13}"${late}>${spans.join('')}</text>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function unescape(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
