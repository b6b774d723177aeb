/** One page of our own files and some data: whole in itself, and closed to the network. */
import { createHash } from 'node:crypto';
import { type PageName, readAssets } from './assets.ts';
import { joinModules, jsonForScript } from './script.ts';

export interface PageContent {
  /** Text without mark-up. */
  title: string;
  data: unknown;
  /** Mark-up that stands in the page as it is, below the matrix. */
  below?: string;
}

export function renderPage(name: PageName, { title, data, below = '' }: PageContent): string {
  const { page, style, scripts } = readAssets(name);
  const script = joinModules(scripts);
  const parts: Record<string, string> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}" />`,
    title: `<title>${title}</title>`,
    below,
    style: `<style>${style}</style>`,
    script: `<script type="application/json" id="data">${jsonForScript(data)}</script>
    <script type="module">${script}</script>`,
  };
  return page.replace(/<!-- (\w+) -->/g, (placeholder, part: string) => parts[part] ?? placeholder);
}

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
