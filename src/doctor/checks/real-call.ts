/** One real call to the cheapest model that is listed: the only one that is billed, for a small part of a cent. */
import { discoverRegion } from '../../discovery/discover.ts';
import { targetOf } from '../../plan/cell.ts';
import { filterRows } from '../../plan/filter.ts';
import { dollars } from '../../text/dollars.ts';
import { cellBound } from '../../price/estimate.ts';
import { kindOf } from '../../plan/kind.ts';
import { decideNextRequest } from '../../probe/next-request.ts';
import { attemptCell } from '../../runner/attempt.ts';
import type { Turn } from '../../runner/step.ts';
import type { Attempt, Cell, Endpoint, Row } from '../../types.ts';
import type { Check, Context } from '../context.ts';
import { diagnose } from '../diagnose.ts';
import type { Finding } from '../finding.ts';
import { endpointsOf, isWelcome } from '../nonexistent-model.ts';

const title = 'a real call';
/** Models that are tried: the cheapest may be one that this account has no access to. */
const most = 3;

export const realCall: Check = {
  name: 'real-call',
  title,
  run: (context, region) => callCheapest(context, region),
};

const made = new WeakMap<Context, Map<string, Promise<Finding[]>>>();

/** Made once for each Region, whoever wants to know. `endpoint`: the only one that may answer, for a permission of its own; else any. */
export function callCheapest(context: Context, region: string, endpoint?: Endpoint): Promise<Finding[]> {
  const ofContext = made.get(context) ?? new Map<string, Promise<Finding[]>>();
  const key = `${region} ${endpoint ?? ''}`;
  const finding = ofContext.get(key) ?? tryCheapest(context, region, endpoint);
  made.set(context, ofContext.set(key, finding));
  return finding;
}

async function tryCheapest(context: Context, region: string, endpoint?: Endpoint): Promise<Finding[]> {
  const { rows } = await discoverRegion(
    context.connection.clientsFor(region),
    await welcoming(context, region),
    context.deadline,
  );
  if (rows.length === 0) return [];
  let last: Finding | undefined;
  const allowed = rows.filter((row) => endpoint === undefined || row.endpoint === endpoint);
  for (const cell of cheapest(filterRows(allowed, context.config))) {
    const attempt = await call(context, cell);
    if (attempt.reply) return [answered(cell, attempt)];
    last = refused(cell, attempt);
  }
  return [
    last ?? { state: 'warning', title, detail: 'no text model whose price is known is listed, so none was called' },
  ];
}

/** The endpoints that a call can be made to; why not to others is reported already. */
async function welcoming(context: Context, region: string): Promise<Endpoint[]> {
  const all = endpointsOf(context, region);
  const welcome = await Promise.all(all.map((endpoint) => isWelcome(context, region, endpoint)));
  return all.filter((_, index) => welcome[index]);
}

/** Text models of known price that the listing calls callable, cheapest first. */
function cheapest(rows: readonly Row[]): Cell[] {
  const cells = rows
    .filter(isCallable)
    .map((row): Cell => ({ row, api: row.endpoint === 'bedrock-mantle' ? 'chat-completions' : 'converse' }));
  const priced = cells.map((cell) => ({ cell, ...cellBound(cell) })).filter(({ known, usd }) => known && usd > 0);
  return priced
    .toSorted((a, b) => a.usd - b.usd)
    .slice(0, most)
    .map(({ cell }) => cell);
}

function isCallable({ claims, profile, ...row }: Row): boolean {
  const onDemand =
    row.endpoint === 'bedrock-mantle' ||
    profile !== undefined ||
    claims?.inferenceTypes?.includes('ON_DEMAND') === true;
  return kindOf(row) === 'text' && onDemand && claims?.lifecycle !== 'LEGACY';
}

/** As a run would: other base paths and repairs are tried, but nothing is waited for. */
async function call({ connection, deadline }: Context, cell: Cell): Promise<Attempt> {
  const turns: Turn[] = [];
  for (;;) {
    const step = decideNextRequest(cell, turns, { retries: 0 });
    const last = turns.at(-1)?.attempt;
    if (step.do !== 'call') return last ?? Promise.reject(new Error('a cell begins with a request'));
    const attempt = await attemptCell(cell, step.request, {
      clients: connection.clientsFor(cell.row.region),
      ...deadline,
    });
    turns.push({ request: step.request, attempt });
  }
}

function answered(cell: Cell, { ms }: Attempt): Finding {
  const cost = dollars(cellBound(cell).usd);
  return { state: 'ok', title, detail: `${targetOf(cell.row)} answered ${cell.api} in ${ms} ms, for at most ${cost}` };
}

/** That one model refuses is no fault of the account; a refusal of the caller is reported by the checks before. */
function refused(cell: Cell, { fault, status, at }: Attempt): Finding {
  const answer = {
    headers: {},
    text: '',
    at: Date.parse(at),
    ...(status !== undefined && { status }),
    ...(fault && { fault }),
  };
  const trouble = diagnose({ title, cell, action: '' }, answer) ?? { state: 'warning', title, detail: 'no answer' };
  return { ...trouble, state: 'warning', detail: `${targetOf(cell.row)}: ${trouble.detail}` };
}
