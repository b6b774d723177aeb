/** What a snippet is: a whole program for one API with one tool, with places for the id, the Region and the rest. */
import type { ApiName, Endpoint } from '../../types.ts';

export interface Snippet {
  /** As people call it. */
  tool: string;
  api: ApiName;
  endpoint: Endpoint;
  /** Only for models whose id begins so. */
  models?: string;
  language: 'shell' | 'python' | 'javascript';
  /**
   * `{{model}}`, `{{arn}}` (its own), `{{region}}`, `{{origin}}` (of the endpoint), `{{route}}` (base path that answered) and
   * `{{body}}` (JSON of InvokeModel, in one line; `{{body:shell}}` for between single quotes).
   */
  text: string;
}
