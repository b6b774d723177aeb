/**
 * The shape of one way to call a model. An API builds requests and reads replies; clocks, limits, retries and
 * catching are the runner's, and what to ask after a refusal is decided in probe/.
 */
import type { CallOptions } from '../aws/exchange.ts';
import type { RegionClients } from '../aws/clients.ts';
import type { StreamReading } from '../aws/stream-event.ts';
import type { ApiName, Ask, Endpoint, JsonObject, Reply, Row } from '../types.ts';

/** How a reply is framed, and how it is read: undefined when it is not a whole reply of this API. */
type Reader =
  | { framing: 'json'; read(json: JsonObject, ask: Ask): Reply | undefined }
  | { framing: 'event-stream' | 'sse'; read(stream: StreamReading, ask: Ask): Reply | undefined };

export interface Api {
  name: ApiName;
  /** The operation's name as AWS writes it. */
  title: string;
  /** The endpoints that have this API, with the base paths to try, in order. An endpoint that is not here has no such API. */
  routes: Partial<Record<Endpoint, readonly string[]>>;
  /** The requests worth making on a route, best first. All carry the smallest token budget and no option. */
  asks(row: Row, route: string): readonly [Ask, ...Ask[]];
  /** After a refusal of the body's form: the next request, steered by the refusal's words. Default: the next of `asks`. */
  nextAsk?(row: Row, tried: readonly Ask[], refusal: string): Ask | undefined;
  /** Makes the call. It may throw anything: what happened is in `call.exchange`. */
  send(clients: RegionClients, request: { row: Row; ask: Ask }, call: CallOptions): Promise<unknown>;
  reader: Reader;
}
