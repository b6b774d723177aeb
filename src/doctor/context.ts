/** What checks look through: the settings, the connection, and answers that several of them read but only one asks for. */
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/option.ts';
import type { Connection } from '../matrix/connect.ts';
import type { Finding } from './finding.ts';
import { sendFreeRequest, type FreeResponse, type Deadline, type FreeRequest } from './free-request.ts';

export interface DoctorOptions {
  config: Config;
  env: Environment;
  connection: Connection;
  signal: AbortSignal;
}

export interface Context extends DoctorOptions {
  deadline: Deadline;
  /** Each question is asked once. */
  ask(region: string, question: FreeRequest): Promise<FreeResponse>;
}

/** One thing to look at, by itself. */
export interface Check {
  name: string;
  title: string;
  /** `region`: one of the run's; checks that hold for all get the first. No findings: there is nothing to say. */
  run(context: Context, region: string): Promise<Finding[]>;
  /** Looks once and not in each Region. */
  once?: true;
}

export function createContext(options: DoctorOptions): Context {
  const { config, connection, signal } = options;
  const deadline = { timeoutMs: config.timeoutMs, signal };
  const answers = new Map<string, Promise<FreeResponse>>();
  return {
    ...options,
    deadline,
    ask(region, question) {
      const key = `${region} ${question.endpoint} ${question.path} ${question.body ?? ''}`;
      const answer = answers.get(key) ?? sendFreeRequest(connection.clientsFor(region), question, deadline);
      answers.set(key, answer);
      return answer;
    },
  };
}
