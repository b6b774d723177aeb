/** Owns the settings that are just what an option says: their type and their reading follow from the table of options. */
import { readMany, readOne, type Given, type Many, type One, type Option } from './option.ts';
import { options, type OptionKey } from './options.ts';

type Table = typeof options;

type ValueOf<Entry> = Entry extends Many<infer Value> ? Value[] : Entry extends One<infer Value> ? Value : never;

/** A list may be empty and a default always holds; every other setting is absent when nothing is given. */
type Always<Key extends OptionKey> = Key extends OptionKey
  ? Table[Key] extends { many: string } | { default: string }
    ? Key
    : never
  : never;

export type Settings<Key extends OptionKey> = { [Name in Always<Key>]: ValueOf<Table[Name]> } & {
  [Name in Exclude<Key, Always<Key>>]?: ValueOf<Table[Name]>;
};

/** Throws a usage error that names the option or the variable that is wrong. */
export function readSettings<Key extends OptionKey>(given: Given, keys: readonly Key[]): Settings<Key> {
  const values = keys.flatMap((key) => {
    const option: Option = options[key];
    const setting = 'many' in option ? readMany(option, given) : readOne(option, given);
    return setting === undefined ? [] : [[key, setting.value] as const];
  });
  return Object.fromEntries(values) as Settings<Key>;
}
