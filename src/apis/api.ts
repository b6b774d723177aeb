/**
 * How one way to call a model builds requests and reads replies. What is known of it before any call stands in api-facts.ts; clocks, limits, retries and
 * catching are the runner's, and what to ask after a refusal is decided in probe/.
 */
import type { CallOptions } from '../aws/exchange.ts';
import type { RegionClients } from '../aws/clients.ts';
import type { ProbeRequest, Row } from '../types.ts';
import type { Reader } from './reader.ts';

/** What the next request is made from. */
export interface AfterRefusal {
  refusal: string;
  words?: string | undefined;
}

export interface Api {
  /**
   * The requests worth making on a route, best first. All carry the smallest token budget and no option. `words`: what a text
   * model is asked; default: ours.
   */
  requests(row: Row, route: string, words?: string): readonly [ProbeRequest, ...ProbeRequest[]];
  /** After a refusal of the body's form: the next request, steered by the refusal's words. Default: the next of `requests`. */
  nextRequest?(row: Row, tried: readonly ProbeRequest[], after: AfterRefusal): ProbeRequest | undefined;
  /** Makes the call. It may throw anything: what happened is in `call.exchange`. */
  send(clients: RegionClients, request: { row: Row; request: ProbeRequest }, call: CallOptions): Promise<unknown>;
  reader: Reader;
}
