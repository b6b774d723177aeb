/** Models whose first call would accept an agreement: they are left out unless the user says that it may be accepted. */
import { isFree } from '../api-names.ts';
import { keyOfWords, regionOf } from '../plan/cell.ts';
import type { KnownResult, Availability, Cell } from '../types.ts';

/** Makers without a Marketplace product: no call accepts anything (user guide, "Access Amazon Bedrock foundation models"). */
const withoutProduct = /^(?:amazon|deepseek|mistral|meta|qwen)\./;

/** Only what a claim explicitly calls NOT_AVAILABLE: without a claim nothing is known, and that is no reason to leave a model out. */
export function agreementsPending(claims: readonly Availability[]): Availability[] {
  return claims.filter(
    ({ model, agreement }) => agreement?.startsWith('NOT_AVAILABLE') === true && !withoutProduct.test(model),
  );
}

/** Whether only the claim tells if a call to the cell's model would accept an agreement. */
export function mayNeedAgreement({ row }: Pick<Cell, 'row'>): boolean {
  return row.endpoint === 'bedrock-runtime' && !withoutProduct.test(row.model);
}

/** Cells of such models. bedrock-mantle has no agreements of its own that the claim speaks of. */
export function needsAgreement(pending: readonly Availability[]): (cell: Cell) => boolean {
  const models = new Set(pending.map((claim) => keyOfWords(regionOf(claim), claim.model)));
  return ({ row, api }) =>
    row.endpoint === 'bedrock-runtime' && !isFree(api) && models.has(keyOfWords(regionOf(row), row.model));
}

/** What is kept of a cell that was left out for it. */
export const skippedForAgreement: KnownResult = {
  verdict: 'untested',
  reason: 'agreement-not-accepted',
  rule: 'agreement-not-accepted',
  calls: 0,
};

/** Names the models before the first call; undefined when there is none. */
export function agreementNote(pending: readonly Availability[], accept: boolean): string | undefined {
  if (pending.length === 0) return undefined;
  const names = [
    ...new Set(pending.map(({ account, model }) => (account === undefined ? model : `${model} (${account})`))),
  ].join(', ');
  if (accept) return `the first call accepts the Marketplace agreement of ${names}, as --accept-agreements says.`;
  return `not called, because the first call would accept their Marketplace agreement: ${names}. --accept-agreements calls them too.`;
}
