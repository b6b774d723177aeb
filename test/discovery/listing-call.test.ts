import { describe, expect, it } from 'vitest';
import type { CallOptions } from '../../src/aws/exchange.ts';
import { listingCall, problemOf } from '../../src/discovery/listing-call.ts';
import { MalformedListing, type ListingCall } from '../../src/discovery/source.ts';

/** A call that ends in these statuses one after the other; 0 is a connection that breaks, 200 succeeds. */
function answering(...statuses: number[]): ((options: CallOptions) => Promise<string>) & { made: () => number } {
  let made = 0;
  const make = ({ exchange }: CallOptions): Promise<string> => {
    const status = statuses[made] ?? 200;
    made += 1;
    exchange.method = 'GET';
    if (status === 0) {
      exchange.error = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
      return Promise.reject(new Error('reset'));
    }
    exchange.status = status;
    exchange.body = Buffer.from('{"message":"the words of the service"}');
    return status === 200 ? Promise.resolve('listed') : Promise.reject(new Error(`status ${status}`));
  };
  return Object.assign(make, { made: () => made });
}

function patient(signal = new AbortController().signal): ListingCall {
  return listingCall({ timeoutMs: 1000, signal, pauseMs: 1 });
}

describe('a listing call', () => {
  it.each([[[429]], [[500, 503]], [[0, 0, 0]], [[429, 0, 502]]])(
    'that ends in %j is made again until it succeeds',
    async (statuses) => {
      const make = answering(...statuses);
      expect(await patient()(make)).toBe('listed');
      expect(make.made()).toBe(statuses.length + 1);
    },
  );

  it('is given up after four tries, with the words of the service', async () => {
    const make = answering(503, 503, 503, 503, 503);
    await expect(patient()(make)).rejects.toThrow('the words of the service');
    expect(make.made()).toBe(4);
  });

  it.each([400, 403, 404])('that is refused with %i is not made again', async (status) => {
    const make = answering(status);
    await expect(patient()(make)).rejects.toThrow('the words of the service');
    expect(make.made()).toBe(1);
  });

  it('that answers with another document is not made again', async () => {
    let made = 0;
    const make = (): Promise<never> => {
      made += 1;
      return Promise.reject(new MalformedListing('no list in it'));
    };
    await expect(patient()(make)).rejects.toThrow('no list in it');
    expect(made).toBe(1);
  });

  it('ends at its time limit', async () => {
    const make = ({ signal, exchange }: CallOptions): Promise<never> => {
      exchange.method = 'GET';
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          exchange.error = signal.reason;
          reject(new Error('aborted'));
        });
      });
    };
    const call = listingCall({ timeoutMs: 10, signal: new AbortController().signal, pauseMs: 1 });
    await expect(call(make)).rejects.toThrow('timeout');
  });

  it('ends at once when the run is interrupted, with the signal as the reason', async () => {
    const run = new AbortController();
    const make = answering(503, 503, 503, 503);
    const call = listingCall({ timeoutMs: 1000, signal: run.signal, pauseMs: 60_000 })(make);
    setTimeout(() => run.abort('SIGINT'), 5);
    await expect(call).rejects.toThrow(/aborted/);
    expect(make.made()).toBe(1);
  });
});

describe('a missing listing', () => {
  it.each([
    ['AccessDeniedException: User: x is not authorized to perform: bedrock:ListFoundationModels', true],
    ['refused: connect ECONNREFUSED 127.0.0.1:9', false],
    ['ExpiredTokenException: The security token included in the request is expired', false],
    ['html: Welcome', false],
  ])('names the action it needs only where a permission is missing: %s', (words, isDenied) => {
    const action = 'bedrock:ListFoundationModels';
    expect(problemOf(new Error(words), action)).toBe(isDenied ? `${words} (needs ${action})` : words);
  });
});
