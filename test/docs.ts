/** The parts of docs/ and .env.example that follow from the code: written by `npm run docs`, held by the tests. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { optionVariable, type Option } from '../src/config/option.ts';
import { commandNames, optionsOf } from '../src/command-line/registry.ts';
import { options } from '../src/config/options.ts';
import { numberings } from '../src/config/shard.ts';
import { variables } from '../src/config/variables.ts';
import { reasons } from '../src/reasons/reasons.ts';
import { ciInstallText, installText } from './docs-install.ts';
import { scenarioTables } from './docs-scenario.ts';
import { runInProcess } from './run-in-process.ts';

/** Each generated part: its page, the name of its marks, and what stands between them. */
export const generated: readonly { page: string; mark: string; text(): string | Promise<string> }[] = [
  { page: 'README.md', mark: 'install', text: () => installText() },
  { page: 'docs/ci.md', mark: 'install', text: () => ciInstallText() },
  { page: 'docs/ci.md', mark: 'inputs', text: inputTable },
  { page: 'docs/ci.md', mark: 'numberings', text: numberingTable },
  { page: 'docs/options.md', mark: 'usage', text: usageBlock },
  { page: 'docs/options.md', mark: 'options', text: optionTable },
  { page: 'docs/options.md', mark: 'other-options', text: otherOptionTable },
  { page: 'docs/verdicts.md', mark: 'reasons', text: reasonTable },
  { page: 'docs/simulator.md', mark: 'scenario', text: scenarioTables },
];

/** A page, with the part between its marks replaced. */
export function withPart(page: string, mark: string, content: string): string {
  const [before, rest] = page.split(`<!-- ${mark}:start -->\n`);
  const after = rest?.split(`<!-- ${mark}:end -->`)[1];
  if (before === undefined || after === undefined) throw new Error(`there are no ${mark} marks`);
  return `${before}<!-- ${mark}:start -->\n${content}<!-- ${mark}:end -->${after}`;
}

async function usageBlock(): Promise<string> {
  const { stdout } = await runInProcess(['--help']);
  return `\`\`\`text\n${stdout}\`\`\`\n`;
}

function optionTable(): string {
  const head = '| option | default | variable | meaning |\n| --- | --- | --- | --- |\n';
  return head + optionsOf('run').map(optionRow).join('');
}

function optionRow(option: Option): string {
  const usual = option.default === undefined ? (option.defaultText ?? '') : `\`${option.default}\``;
  return `| \`${option.flags}\` | ${usual} | \`${optionVariable(option)}\` | ${option.help} |\n`;
}

/** The options that a run does not take, with the commands that do. */
function otherOptionTable(): string {
  const head = '| option | commands | default | variable | meaning |\n| --- | --- | --- | --- | --- |\n';
  const ofRun = new Set(optionsOf('run').map(({ flags }) => flags));
  const others = Object.values<Option>(options).filter(({ flags }) => !ofRun.has(flags));
  const rows = others.map((option) => {
    const takers = commandNames.filter((name) => optionsOf(name).some(({ flags }) => flags === option.flags));
    return optionRow(option).replace('` | ', `\` | ${takers.map((name) => `\`${name}\``).join(', ')} | `);
  });
  return head + rows.join('');
}

interface Action {
  inputs: Record<string, { description: string; default: string }>;
  outputs: Record<string, { description: string }>;
}

/** What goes into the action and comes out of it. */
function inputTable(): string {
  const action: Action = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'));
  const inputs = Object.entries(action.inputs).map(
    ([name, { description, default: given }]) =>
      `| input | \`${name}\` | ${description}${given && ` (default: ${given})`} |\n`,
  );
  const outputs = Object.entries(action.outputs).map(
    ([name, { description }]) => `| output | \`${name}\` | ${description} |\n`,
  );
  return `| | name | meaning |\n| --- | --- | --- |\n${[...inputs, ...outputs].join('')}`;
}

function numberingTable(): string {
  const head = '| where | number of the part | counts from | parts |\n| --- | --- | --- | --- |\n';
  const rows = numberings.map(
    ({ system, index, count, first }) => `| ${system} | \`${index}\` | ${first} | \`${count}\` |\n`,
  );
  return head + rows.join('');
}

function reasonTable(): string {
  const head = '| reason | verdict | title | what it means |\n| --- | --- | --- | --- |\n';
  const rows = Object.entries(reasons).map(
    ([code, { verdict, title, meaning }]) =>
      `| \`${code}\` | ${verdict} | ${title} | ${meaning.replaceAll('|', String.raw`\|`)} |\n`,
  );
  return head + rows.join('');
}

export function envExample(): string {
  const head = `# Settings of bedrock-matrix. Copy this file to .env beside your runs and take the # from the lines you want.
# What is set in the environment wins over this file, and an option wins over both.
`;
  const ours = Object.values<Option>(options).map(
    (option) => `\n# ${option.flags}: ${option.help}\n#${optionVariable(option)}=${option.default ?? ''}\n`,
  );
  const theirs = Object.entries(variables).map(([name, meaning]) => `\n# ${meaning}\n#${name}=\n`);
  return head + [...ours, ...theirs].join('');
}
