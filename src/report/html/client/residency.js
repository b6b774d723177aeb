/** Whether calls stay where the reader wants them. */

/** Undefined: the reader wants nothing of the kind. @param {readonly import('../data-residency.ts').Residency[]} residencies @param {string} name @returns {((region: string) => boolean) | undefined} */
export function insideOf(residencies, name) {
  const residency = residencies.find((one) => one.name === name);
  return residency && ((region) => residency.regions.some((one) => isNamed(region, one)));
}

/** A name that ends in `-` stands for all Regions that begin so. @param {string} region @param {string} name */
function isNamed(region, name) {
  return name.endsWith('-') ? region.startsWith(name) : region === name;
}
