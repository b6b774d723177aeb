/** Joins the page's modules into one script: a page from disk may load no other file. */

/**
 * Takes `import` and `export` away; every module may use the names of those before it. Each file keeps its imports at its
 * top, one statement each, and no two files share a top-level name: strict code refuses that as a syntax error.
 */
export function joinModules(modules: readonly string[]): string {
  const bodies = modules.map((text) =>
    text.replace(/^import [^;]*;\n/gm, '').replace(/^export (?=const|let|function)/gm, ''),
  );
  return `\n'use strict';\n{\n${bodies.join('\n')}}\n`;
}

/** JSON that can stand in a script element: no text in it can end the element or begin a comment. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', String.raw`\u003C`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}
