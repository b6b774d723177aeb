/** Packages that few settings need: they are loaded when the first of those is read, since every command reads its settings before all else. */
import { createRequire } from 'node:module';
import type * as Re2 from 're2js';
import type * as Yaml from 'yaml';

interface Packages {
  yaml: typeof Yaml;
  re2js: typeof Re2;
}

const load: <Name extends keyof Packages>(name: Name) => Packages[Name] = createRequire(import.meta.url);

export const onDemand = {
  yaml: () => load('yaml'),
  re2: () => load('re2js'),
};
