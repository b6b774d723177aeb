/** What no source states is called unknown; it is never zero and never left out. */
export type Known<T> = T | 'unknown';
