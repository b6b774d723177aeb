/** Where the account logs what is asked and answered, Regions that log alike in one. */
import type { RegionFindings } from '../discovery/gather.ts';
import { grouped } from '../plan/grouped.ts';
import { plural } from '../text/quantities.ts';
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

/** `invocations are logged in 2 Regions (s3), not in 30`; undefined where no Region told. */
export function loggingText(records: readonly LoggingRecord[]): string | undefined {
  const count = (some: readonly LoggingRecord[]): number => some.reduce((sum, { regions }) => sum + regions.length, 0);
  const on = records.filter(({ destinations }) => destinations.length > 0);
  const off = count(records) - count(on);
  const places = [...new Set(on.flatMap(({ destinations }) => destinations))].toSorted().join(', ');
  if (on.length > 0)
    return `invocations are logged in ${plural(count(on), 'Region')} (${places})${off > 0 ? `, not in ${off}` : ''}`;
  return off > 0 ? `invocations are not logged in ${plural(off, 'Region')}` : undefined;
}
