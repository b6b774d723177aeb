/** Resident memory over the number of cells: flat, but for the results that reports are made of. */
import { resultOf } from './children.ts';
import { figure, type Figure } from './table.ts';

const sizes = [1000, 10_000, 100_000];

export async function memory(): Promise<Figure[]> {
  const resident: number[] = [];
  for (const cells of sizes) resident.push(await resultOf<number>('./memory-child.ts', [cells]));
  const [first = 0, , last = 0] = resident;
  const slope = ((last - first) * 2 ** 10) / (100_000 - 1000);
  return [
    ...sizes.map((cells, n) =>
      figure(
        `resident at ${cells} cells`,
        `${(resident[n] ?? 0).toFixed(0)} MB`,
        cells === 100_000 ? 'under 250 MB' : '',
      ),
    ),
    figure('for each cell more', `${slope.toFixed(2)} KB`),
  ];
}
