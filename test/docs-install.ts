/**
 * How people install the tool, said once for README, docs and workflows. While package.json says `"private": true`,
 * npm refuses to publish the package, and every recipe installs the packed file. Without that line, `npm run docs`
 * writes the published name into all of them.
 */
import { readFileSync } from 'node:fs';

const manifest: { version: string; private?: boolean } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

export const published = manifest.private !== true;

/** Pages with recipes. */
export const pagesThatInstall = ['README.md', 'docs/ci.md'] as const;

const byFile = 'npm install --global ./bedrock-matrix-*.tgz';
/** Corrections come by themselves; a version that may change what a command means does not. */
const byName = `npm install --global bedrock-matrix@${manifest.version.split('.').slice(0, 2).join('.')}`;

/** A page, with each command that installs the tool as it is today. */
export function withInstall(page: string, isPublished = published): string {
  return page.replaceAll(/npm install --global (?:\.\/bedrock-matrix-\*\.tgz|bedrock-matrix@[\d.]+)/g, () =>
    isPublished ? byName : byFile,
  );
}

/** The section "Install" of the README. */
export function installText(isPublished = published): string {
  if (isPublished) return `\n\`\`\`sh\n${byName}\n\`\`\`\n\n`;
  return `
The package is not on npm. Install it from a checkout, or from the file that \`npm pack\` writes there:

\`\`\`sh
npm ci && npm pack                                # in the checkout: writes bedrock-matrix-<version>.tgz
${byFile}       # on any machine that has this file
\`\`\`

PowerShell and cmd.exe do not expand \`*\`: there, write the name of the file in full. Do not run the tool with \`npx\`: on npm the name \`bedrock-matrix\` does not belong to this project.

`;
}

/** The first paragraph of docs/ci.md. */
export function ciInstallText(isPublished = published): string {
  return isPublished
    ? ''
    : `The package is not on npm. Build it once in its checkout (\`npm ci && npm pack\`), and keep the file \`bedrock-matrix-<version>.tgz\` in the repository whose workflows use it; the examples on this page expect it at the top.\n`;
}
