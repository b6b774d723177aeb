/** Whether calls stay where the reader wants them. */

/** Undefined: the reader wants nothing of the kind. @param {readonly import('../data-residency.ts').Residency[]} residencies @param {string} name @returns {((region: string) => boolean) | undefined} */
export function insideOf(residencies, name) {
  const residency = residencies.find((one) => one.name === name);
  return residency && ((region) => residency.regions.some((prefix) => region.startsWith(prefix)));
}
