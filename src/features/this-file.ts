/** Refusals of the one file that a check sent, which say nothing of all files of its kind. */
import { inAnyCase, phrases } from '../text/phrases.ts';

const damage = 'invalid|corrupt\\w*|damaged|malformed|unreadable|bad';
/** A second fault: "invalid or unsupported". */
const andMore = '(?: (?:or|and) \\w+)?';
/** Then it is about what the model takes at all: "unsupported image inputs". */
const ofAll = '(?! (?:inputs?|contents?|blocks?|modalit))';

function notRead(name: string): string {
  return `(?:process|decode|read|parse|open|load) (?:the |this |your )?(?:input )?${name}`;
}

interface MediumWords {
  /** `image`. */
  name: string;
  /** With its plural, where there is one: `images?`. */
  names?: string;
  /** What of it may be named: `format`, `size`. */
  parts: readonly string[];
}

/** "Invalid or unsupported image format", "You uploaded an unsupported image": this picture is meant. */
export function refusesThisMedium({ name, names = name, parts }: MediumWords): RegExp {
  return inAnyCase(
    phrases(`(?:unsupported|${damage})${andMore} ${names}${ofAll}`, `${name} (?:${parts.join('|')})`, notRead(name)),
  );
}

/** "The PDF specified was not valid" (Anthropic), "Could not process document". */
export function refusesThisDocument(names: string): RegExp {
  return inAnyCase(
    phrases(`(?:${damage})${andMore} ${names}`, `${names}(?: \\w+)? (?:was|is) not valid`, notRead(names)),
  );
}
