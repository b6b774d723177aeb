/** Reads a catalogue that `models -o models.json` wrote. */
import { readFile } from 'node:fs/promises';

import { readCatalogue } from '../catalogue/read-catalogue.ts';
import type { Catalogue } from '../catalogue/record.ts';
import { fileError } from '../evidence/file-error.ts';

/** @throws UserError that names the file when it cannot be read, or is no catalogue. */
export async function readCatalogueFile(path: string): Promise<Catalogue> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileError('read the catalogue', path, error);
  });
  return readCatalogue(text, path);
}
