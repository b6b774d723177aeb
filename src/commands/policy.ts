/** `policy`: the least IAM policy that a run with the same options needs. No call is made, no credentials are looked for. */
import { mantleRegions } from '../config/regions.ts';
import type { Io } from '../config/io.ts';
import type { PolicyRequest } from '../config/check-requests.ts';
import { nearest } from '../config/nearest.ts';
import { exitCode, type ExitCode } from '../errors.ts';
import { permissionsNeededBy } from '../features/permissions-needed.ts';
import { knownModelIds } from '../model-facts/model-facts.ts';
import { globPattern } from '../text/glob.ts';
import { withoutGeography } from '../policy/arns.ts';
import { renderJson, renderReasons, renderTerraform } from '../policy/render.ts';
import { leastStatements } from '../policy/statements.ts';
import { oneLine } from '../medium.ts';
import type { PolicyScope } from '../policy/scope.ts';

export function policy({ config, command, terraform, explain }: PolicyRequest, io: Io): ExitCode {
  const statements = leastStatements({ ...policyScope(config), command });
  io.stdout.write(terraform ? renderTerraform(statements) : renderJson(statements));
  if (explain) io.stderr.write(renderReasons(statements));
  for (const glob of config.models) {
    if (!matchesKnownModel(glob)) io.stderr.write(`${unknownModelNote(glob)}\n`);
  }
  return exitCode.ok;
}

/** A profile id is that of its model behind the name of a geography. */
function matchesKnownModel(glob: string): boolean {
  const patterns = [glob, withoutGeography(glob.toLowerCase())].map(globPattern);
  return knownModelIds().some((id) => patterns.some((pattern) => pattern.test(id)));
}

/** The policy is written all the same: a model that is newer than our table may be meant. */
function unknownModelNote(glob: string): string {
  const [guess] = nearest(glob.replaceAll(/[*?]/g, ''), knownModelIds(), 1);
  const hint = guess === undefined ? '' : ` Did you mean ${guess}?`;
  return `Note: --model "${oneLine(glob)}" matches no model known to this version; the policy names it all the same.${hint}`;
}

/** A Region without bedrock-mantle needs nothing of it. */
function policyScope(config: PolicyRequest['config']): PolicyScope {
  const hasMantle =
    config.endpoints.mantle !== undefined || config.regions.some((region) => mantleRegions.includes(region));
  const { apis, guardrails, reads, extras } = permissionsNeededBy(config, config.apis);
  return {
    ...config,
    apis: [...config.apis, ...apis],
    guardrails,
    reads,
    extras,
    services: config.services.filter((service) => service === 'bedrock-runtime' || hasMantle),
    withKey: config.auth === 'api-key',
  };
}
