/** The policy as text: IAM's JSON, Terraform, or its reasons. */
import type { Statement } from './statements.ts';

/** An IAM policy document. */
export function renderJson(statements: readonly Statement[]): string {
  const document = {
    Version: '2012-10-17',
    Statement: statements.map(({ sid, actions, resources }) => ({
      Sid: sid,
      Effect: 'Allow',
      Action: actions,
      Resource: resources.length === 1 ? resources[0] : resources,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A data source whose `json` is the same document. */
export function renderTerraform(statements: readonly Statement[]): string {
  const blocks = statements.map(({ sid, actions, resources }) =>
    [
      '  statement {',
      `    sid       = "${sid}"`,
      listOf('actions  ', actions),
      listOf('resources', resources),
      '  }',
    ].join('\n'),
  );
  return `data "aws_iam_policy_document" "bedrock_matrix" {\n${blocks.join('\n\n')}\n}\n`;
}

/** Terraform reads `${` and `%{` in a string; ids have neither. */
function listOf(name: string, items: readonly string[]): string {
  const lines = items.map((item) => `      ${JSON.stringify(item)},`);
  return items.length === 1
    ? `    ${name} = [${JSON.stringify(items[0])}]`
    : [`    ${name} = [`, ...lines, '    ]'].join('\n');
}

/** `InvokeModels: why`, one line each. */
export function renderReasons(statements: readonly Statement[]): string {
  return statements.map(({ sid, why }) => `${sid}: ${why}\n`).join('');
}
