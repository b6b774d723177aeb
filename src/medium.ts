/** What each medium takes of text from outside: whatever is printed or written goes through here, whoever made it. */
import { withOwnSequences } from './terminal-colors.ts';

/**
 * - `terminal`: colours of our own stay
 * - `text`: CSV, Markdown, HTML, XML, plain lines
 * - `json`: nothing is lost, what is dangerous to look at is escaped
 */
export type Medium = 'terminal' | 'text' | 'json';

/** Marks that turn the direction of text: a name that holds one shows another name. */
const bidi = String.raw`\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069`;
/** Control characters but for tab and line feed, among them ESC and its 8-bit twins; a carriage return writes over its line. */
const controls = String.raw`\u0000-\u0008\u000B-\u001F\u007F-\u009F`;

const dangerous = new RegExp(`[${controls}${bidi}]`, 'g');
/**
 * The second `#` of `##[error]`: GitHub's and Azure's runners read that as a command wherever it stands in a line of a log
 * (actions/runner, ActionCommand.cs, and "Logging commands" of Azure Pipelines; 2026-11).
 */
const command = String.raw`(?<=#)#(?=(?:vso|teamcity)?\[)`;
const commands = new RegExp(command, 'g');
/** GitHub's own form of today, which is one where it begins a line. */
const commandLine = /^([^\S\n]*):(?=:)/gm;
/** What of `JSON.stringify` a terminal, an editor or a runner would still act on. */
const dangerousInJson = new RegExp(`[\\u007F-\\u009F\\u2028\\u2029${bidi}]|${command}`, 'g');

export function cleanFor(medium: Medium, text: string): string {
  if (medium === 'json') return text.replace(dangerousInJson, escaped);
  return medium === 'terminal' ? withOwnSequences(text, withoutCommands) : without(text);
}

function withoutCommands(text: string): string {
  return without(text).replace(commands, ' #').replace(commandLine, '$1: ');
}

function without(text: string): string {
  return text.replace(dangerous, '');
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Line breaks of every kind; also those that only some readers know. */
const lineBreak = /[\r\n\v\f\u0085\u2028\u2029]/;
/** A run of blanks, taken whole: to look for the break in it from each of its blanks takes time that grows with its square. */
const blanks = /[\s\u0085]+/g;

/** Line breaks become one space; a tab stays, for the reader of the line to handle. */
export function joinLines(text: string): string {
  return text.replace(blanks, (run) => (lineBreak.test(run) ? ' ' : run));
}

/** One line that is safe to print: no line breaks, no tabs, no control characters, no marks of direction. */
export function oneLine(text: string): string {
  return cleanFor('text', joinLines(text)).replaceAll('\t', ' ').trim();
}
