/** Where the account logs what is asked and answered, Regions that log alike in one. */
import type { RegionFindings } from '../discovery/gather.ts';
import { grouped } from '../plan/grouped.ts';
import type { LoggingRecord } from './record.ts';

/** Regions that could not be asked are in none. */
export function loggingOf(findings: readonly Pick<RegionFindings, 'region' | 'logging'>[]): LoggingRecord[] {
  const stated = findings.flatMap(({ region, logging }) =>
    logging === undefined ? [] : [{ region, logging: logging[0] ?? { destinations: [], data: [] } }],
  );
  return [...grouped(stated, ({ logging }) => JSON.stringify(logging)).values()].map((alike) => ({
    destinations: alike[0]?.logging.destinations ?? [],
    data: alike[0]?.logging.data ?? [],
    regions: alike.map(({ region }) => region).toSorted(),
  }));
}
