/** `policy`: the least IAM policy that a run with the same options needs. No call is made, no credentials are looked for. */
import { mantleRegions } from '../config/regions.ts';
import type { Io } from '../config/io.ts';
import type { PolicyRequest } from '../config/check-requests.ts';
import { exitCode, type ExitCode } from '../errors.ts';
import { permissionsNeededBy } from '../features/permissions-needed.ts';
import { renderJson, renderReasons, renderTerraform } from '../policy/render.ts';
import { leastStatements } from '../policy/statements.ts';
import type { PolicyScope } from '../policy/scope.ts';

export function policy({ config, command, terraform, explain }: PolicyRequest, io: Io): ExitCode {
  const statements = leastStatements({ ...policyScope(config), command });
  io.stdout.write(terraform ? renderTerraform(statements) : renderJson(statements));
  if (explain) io.stderr.write(renderReasons(statements));
  return exitCode.ok;
}

/** A Region without bedrock-mantle needs nothing of it. */
function policyScope(config: PolicyRequest['config']): PolicyScope {
  const hasMantle =
    config.endpoints.mantle !== undefined || config.regions.some((region) => mantleRegions.includes(region));
  const { apis, guardrails, reads } = permissionsNeededBy(config, config.apis);
  return {
    ...config,
    apis: [...config.apis, ...apis],
    guardrails,
    reads,
    services: config.services.filter((service) => service === 'bedrock-runtime' || hasMantle),
    withKey: config.auth === 'api-key',
  };
}
