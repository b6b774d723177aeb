/** All checks, in the order of the report. To add one: a file in checks/, and a line here. */
import { account } from './checks/account.ts';
import { apiKeys } from './checks/api-keys.ts';
import { clock } from './checks/clock.ts';
import { credentials } from './checks/credentials.ts';
import { endpoints } from './checks/endpoints.ts';
import { inference } from './checks/inference.ts';
import { listings } from './checks/listings.ts';
import { principal } from './checks/principal.ts';
import { realCall } from './checks/real-call.ts';
import { createContext, type Check, type Context, type DoctorOptions } from './context.ts';
import type { Finding, Section } from './finding.ts';

const checks: readonly Check[] = [
  credentials,
  principal,
  clock,
  endpoints,
  listings,
  inference,
  apiKeys,
  account,
  realCall,
];

/** Those that hold for all Regions first, then Region by Region. Sections without findings are left out. */
export async function runChecks(options: DoctorOptions): Promise<Section[]> {
  const context = createContext(options);
  const [first = 'us-east-1'] = options.config.regions;
  const sections: Section[] = [];
  for (const { name, ...check } of checks.filter(({ once }) => once)) {
    sections.push({ check: name, findings: await found(check, context, first) });
  }
  for (const region of options.config.regions) {
    for (const { name, ...check } of checks.filter(({ once }) => !once)) {
      sections.push({ check: name, region, findings: await found(check, context, region) });
    }
  }
  return sections.filter(({ findings }) => findings.length > 0);
}

/** A check that breaks says so and keeps no other from looking. */
async function found(check: Omit<Check, 'name'>, context: Context, region: string): Promise<Finding[]> {
  try {
    return await check.run(context, region);
  } catch (error) {
    context.signal.throwIfAborted();
    return [{ state: 'failure', title: check.title, detail: error instanceof Error ? error.message : String(error) }];
  }
}
