/**
 * The circuit breaker: leaves an endpoint alone that answers nobody. A few calls without an answer shut its road; a canary asks
 * again with growing waits; when it is answered, one call at a time goes out until one gets through.
 */
import type { Cell } from '../types.ts';
import type { ModelQueue, EndpointQueue } from './model-queue.ts';
import { isSuspicious, newSilence, remember, type Hearing } from './silence.ts';

/** Where the canary is answered and no model is: so many models, and this share of all, must have failed. */
const wide = { lanes: 8, share: 0.5 };
/** First and longest wait between two canaries, in milliseconds. */
const firstWait = 2_000;
const longestWait = 20_000;

export interface BreakerOptions {
  /** Canaries at least before an endpoint is given up. */
  tries: number;
  /** Asks the canary of the cell's endpoint; whether it was answered. */
  canary(cell: Cell): Promise<boolean>;
  now(): number;
  wait(ms: number, then: () => void): void;
  /** Whether the run has anything to do but wait for shut roads. */
  isBusy(): boolean;
  /** The run stops waiting for the road. */
  giveUp(road: EndpointQueue): void;
  /** Nobody answers there for some time; `isOver`: somebody answers again. */
  onOutage(cell: Cell, isOver: boolean): void;
  /** Whether the run is over. */
  isOver(): boolean;
  /** A canary begins or ends; calls may go out again. */
  changed(underWay: number): void;
}

export interface Breaker {
  hear(lane: ModelQueue, cell: Cell, hearing: Hearing): void;
}

export function createBreaker(options: BreakerOptions): Breaker {
  let underWay = 0;

  function shut(road: EndpointQueue, cell: Cell): void {
    road.gate = 'shut';
    ask(road, cell).catch(() => undefined);
  }

  async function ask(road: EndpointQueue, cell: Cell): Promise<void> {
    const { silence } = road;
    options.changed((underWay += 1));
    const answered = await options.canary(cell).catch(() => false);
    underWay -= 1;
    // A call that was still under way may have been answered in the meantime.
    if (!options.isOver() && road.silence === silence) {
      if (answered) admit(road);
      else askLater(road, cell);
    }
    options.changed(underWay);
  }

  /** Where the canary is answered, some models may have failed by themselves: only when most did is the road tried with care. */
  function admit(road: EndpointQueue): void {
    const { silence } = road;
    const isWide = silence.lanes.size >= Math.max(wide.lanes, wide.share * road.lanes);
    road.gate = isWide ? 'trial' : 'open';
    silence.askAt = 2 * silence.askAt;
    silence.since = options.now();
  }

  function askLater(road: EndpointQueue, cell: Cell): void {
    const { silence } = road;
    silence.tries += 1;
    tell(road, cell, true);
    if (silence.tries > options.tries && !options.isBusy()) {
      options.giveUp(road);
      return;
    }
    const ms = Math.min(longestWait, firstWait * 2 ** (silence.tries - 1));
    options.wait(ms, () => {
      if (road.silence === silence) ask(road, cell).catch(() => undefined);
    });
  }

  function tell(road: EndpointQueue, cell: Cell, isOutage: boolean): void {
    if (road.isOutageTold === isOutage) return;
    road.isOutageTold = isOutage;
    options.onOutage(cell, !isOutage);
  }

  return {
    hear(lane, cell, hearing) {
      const { endpoint: road } = lane;
      if (hearing === 'answered') {
        if (road.silence.lanes.size > 0) road.silence = newSilence();
        // A call that was still under way may be answered: what is shut stays careful.
        road.gate = road.gate === 'shut' ? 'trial' : 'open';
        if (road.gate === 'open') tell(road, cell, false);
        return;
      }
      remember(road.silence, lane, { hearing, now: options.now() });
      if (road.gate === 'trial') {
        road.gate = 'shut';
        askLater(road, cell);
      } else if (road.gate === 'open' && isSuspicious(road.silence, road.lanes, options.now())) shut(road, cell);
    },
  };
}
