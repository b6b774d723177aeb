/** The door to the nouns, types only. Data flows one way: listing -> Row -> Cell -> Attempt -> Verdict -> Run -> report. */
export type { ApiName, Endpoint } from './api-facts.ts';
export type { AccountResourceKind, ProfileType, VerdictName } from './enumerations.ts';
export type { Json, JsonObject } from './types/json.ts';
export type { Claims, Row, Cell, CheckSubject, FeatureColumn } from './types/cell.ts';
export type { ProbeRequest, Form, Change } from './types/request.ts';
export type { Observation, Reply, Fault, Attempt } from './types/attempt.ts';
export type { Verdict, CellResult, KnownResult } from './types/verdict.ts';
export type { Listing, Availability, RunHeader, RunEnd, Run, EndedRun } from './types/run.ts';
