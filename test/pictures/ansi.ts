/** Reads a line of a terminal: its text in pieces, each with the style that the colour codes before it ask for. */

export interface Piece {
  text: string;
  /** Names of styles: `bold`, `dim`, `inverse`, `red`, ... */
  styles: string[];
}

const on: Record<string, string> = {
  1: 'bold',
  2: 'dim',
  7: 'inverse',
  31: 'red',
  32: 'green',
  33: 'yellow',
  34: 'blue',
  35: 'magenta',
  36: 'cyan',
};

const off: Record<string, readonly string[]> = {
  0: Object.values(on),
  22: ['bold', 'dim'],
  27: ['inverse'],
  39: ['red', 'green', 'yellow', 'blue', 'magenta', 'cyan'],
};

export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  const styles = new Set<string>();
  // Odd parts are the codes between `ESC[` and `m`.
  // oxlint-disable-next-line no-control-regex
  for (const [at, part] of line.split(/\u001B\[(\d+)m/).entries()) {
    if (at % 2 === 0) {
      if (part !== '') pieces.push({ text: part, styles: [...styles] });
      continue;
    }
    const style = on[part];
    if (style !== undefined) styles.add(style);
    for (const name of off[part] ?? []) styles.delete(name);
  }
  return pieces;
}
