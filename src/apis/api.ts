/**
 * How one way to call a model builds requests and reads replies. What is known of it before any call stands in api-facts.ts; clocks, limits, retries and
 * catching are the runner's, and what to ask after a refusal is decided in probe/.
 */
import type { CallOptions } from '../aws/exchange.ts';
import type { RegionClients } from '../aws/clients.ts';
import type { Ask, Row } from '../types.ts';
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
  asks(row: Row, route: string, words?: string): readonly [Ask, ...Ask[]];
  /** After a refusal of the body's form: the next request, steered by the refusal's words. Default: the next of `asks`. */
  nextAsk?(row: Row, tried: readonly Ask[], after: AfterRefusal): Ask | undefined;
  /** Makes the call. It may throw anything: what happened is in `call.exchange`. */
  send(clients: RegionClients, request: { row: Row; ask: Ask }, call: CallOptions): Promise<unknown>;
  reader: Reader;
}
