/** Colours that an answer names: a picture or a video is proved to be seen by naming its colours in their order. */

const named = /\b(?:yellow|red|black|blue|green|white|orange|purple|pink|brown|gr[ae]y|cyan|magenta|violet)\b/gi;

/** Whether the last colours that are named are these, in this order: words without what was shown do not hit that. */
export function endsWithColours(text: string, colours: readonly string[]): boolean {
  const words = text.match(named) ?? [];
  return words.slice(-colours.length).join(' ').toLowerCase() === colours.join(' ');
}
