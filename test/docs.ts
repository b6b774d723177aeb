/** The parts of docs/options.md and .env.example that follow from the code: written by `npm run docs`, held by the tests. */
import { optionVariable, type Option } from '../src/config/option.ts';
import { options, optionsOf } from '../src/config/options.ts';
import { variables } from '../src/config/variables.ts';
import { runInProcess } from './run-in-process.ts';

export async function usageBlock(): Promise<string> {
  const { stdout } = await runInProcess(['--help']);
  return `\`\`\`text\n${stdout}\`\`\`\n`;
}

export function optionTable(): string {
  const head = '| option | default | variable | meaning |\n| --- | --- | --- | --- |\n';
  return head + optionsOf('run').map(optionRow).join('');
}

function optionRow(option: Option): string {
  const usual = option.default === undefined ? (option.otherwise ?? '') : `\`${option.default}\``;
  return `| \`${option.flags}\` | ${usual} | \`${optionVariable(option)}\` | ${option.help} |\n`;
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
