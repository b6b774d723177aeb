/** What a hostile text does to who looks at it, and whether it still does in an output. */

const title = '\u001B]0;owned\u0007';
const clipboard = '\u001B]52;c;ZXZpbA==\u0007';
const clear = '\u001B[2J\u001B[H';
const colour = '\u001B[36mHOSTILE\u001B[0m';
const eightBit = '\u009B31m\u009D0;owned\u009C';
const direction = '\u202Ecod.exe\u202C\u2066x\u2069';
const page = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';
const markdown = '[click](javascript:alert(1)) ![](https://evil.example/p.png) | cell | `code';
const command = '\n::error title=owned::pwned\r\n  ::set-output name=a::b\n##[error]pwned';

const shown = [title, clipboard, clear, colour, eightBit, direction, page, markdown].join(' ');

/** By what it begins with: some places begin a line, or a field. */
export const payloads: readonly [name: string, text: string][] = [
  ['a formula', `=HYPERLINK("http://evil.example")\u0000${shown}${command}`],
  ['a workflow command', `::error title=owned::pwned ${shown}${command}`],
];

const sequences = new RegExp(String.raw`\r?\u001B\[(?:\d+m|2K)`, 'g');
const dangerous = new RegExp(
  String.raw`[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]`,
);

/** What of the payload acts in the output; empty where nothing does. */
export function acting([where, text]: readonly [where: string, text: string]): string[] {
  const isStream = where.startsWith('std');
  const ours = isStream ? text.replaceAll(sequences, (one) => (one.includes('36') ? one : '')) : text;
  const control = dangerous.exec(ours);
  const found =
    control === null ? [] : [`${where}: U+${control[0].charCodeAt(0).toString(16)} in ${around(ours, control.index)}`];
  if (isStream && text.includes('\u001B[36mHOSTILE')) found.push(`${where}: a colour of theirs`);
  const commands = isStream ? workflowCommands(where, text) : [];
  const formula = where.endsWith('csv') ? /(?:^|,)"?=HYPERLINK/m.exec(text)?.[0] : undefined;
  const isData = !where.startsWith('stderr');
  const tag =
    isData && !where.startsWith('stdout of run') && /html|xml/.test(where)
      ? /<img src=x|<\/script><script>alert/.exec(text)?.[0]
      : undefined;
  const link =
    isData && !where.startsWith('stdout of run') && /\.md|\bmd\b/.test(where)
      ? /\]\(javascript:|!\[\]\(https|<img src=x/.exec(text)?.[0]
      : undefined;
  return [...found, ...commands, ...[formula, tag, link].filter(Boolean).map((one) => `${where}: ${one}`)];
}

/** A line is one where it begins with `::`; the older form is found anywhere (actions/runner, ActionCommand.cs). */
function workflowCommands(where: string, text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => /^\s*::(?!(?:error|warning) title=[^:]*::(?!pwned))/.test(line) || line.includes('##['))
    .map((line) => `${where}: the command ${line.slice(0, 100)}`);
}

function around(text: string, index: number): string {
  return JSON.stringify(text.slice(Math.max(0, index - 40), index + 20));
}
