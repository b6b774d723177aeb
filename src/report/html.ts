/** One HTML file that works from disk with no network: the matrix to search, filter and look into, and what it adds up to. */
import { createHash } from 'node:crypto';
import type { TextFormat } from './format.ts';
import { readAssets } from './html/assets.ts';
import { pageData } from './html/page-data.ts';
import { joinModules, jsonForScript } from './html/script.ts';

export const html: TextFormat = {
  render(run, options) {
    const { page, style, scripts } = readAssets();
    const script = joinModules(scripts);
    const title = `Bedrock compatibility matrix${run.header.simulated ? ' (simulated: true)' : ''}`;
    const parts: Record<string, string> = {
      policy: `<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}" />`,
      title: `<title>${title}</title>`,
      style: `<style>${style}</style>`,
      script: `<script type="application/json" id="data">${jsonForScript(pageData(run, options))}</script>
    <script type="module">${script}</script>`,
    };
    return page.replace(/<!-- (\w+) -->/g, (placeholder, name: string) => parts[name] ?? placeholder);
  },
};

/** Nothing is fetched, sent, framed or run but this one script and style. */
function policy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
