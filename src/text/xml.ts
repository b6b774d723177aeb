/** Text from outside as XML 1.0 takes it. */

/** Characters that no XML document may hold, not even escaped: most controls, lone surrogates, two non-characters. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** For attribute values and element content alike; what XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '\uFFFD').replace(/[&<>"'\t\n\r]/g, (character) => entities[character] ?? character);
}

/** `<name a="1">content</name>`, with empty elements closed at once; attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  content: readonly string[] = [],
): string {
  const pairs = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const open = [name, ...pairs.map(([key, value]) => `${key}="${xmlText(String(value))}"`)].join(' ');
  return content.length === 0 ? `<${open}/>` : `<${open}>${content.join('')}</${name}>`;
}
