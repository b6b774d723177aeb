import { expect, it } from 'vitest';

import { latencyMs } from '../../src/simulator/latency.ts';

it('is the same for the same call, whatever else was asked', () => {
  const latency = { median: 200, tail: 2000 };
  expect(latencyMs(latency, [7, 'us-east-1 a.b converse', 1])).toBe(
    latencyMs(latency, [7, 'us-east-1 a.b converse', 1]),
  );
  expect(latencyMs(latency, [7, 'us-east-1 a.b converse', 2])).not.toBe(
    latencyMs(latency, [7, 'us-east-1 a.b converse', 1]),
  );
  expect(latencyMs(30, ['any'])).toBe(30);
});

it('has the median and the tail that were asked for', () => {
  const drawn = Array.from({ length: 4000 }, (_, n) => latencyMs({ median: 200, tail: 2000 }, ['x', n])).toSorted(
    (a, b) => a - b,
  );
  const at = (share: number): number => drawn[Math.floor(share * drawn.length)] ?? 0;
  expect(at(0.5)).toBeGreaterThan(180);
  expect(at(0.5)).toBeLessThan(220);
  expect(at(0.99)).toBeGreaterThan(1400);
  expect(at(0.99)).toBeLessThan(2800);
});
