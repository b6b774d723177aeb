import { describe, expect, it } from 'vitest';
import { readServerSentEvents } from '../../src/aws/server-sent-events.ts';

describe('server-sent events', () => {
  it('are named by their event field, else by the type of their data', () => {
    const { events, fault } = readServerSentEvents(
      'event: start\ndata: {"a":1}\n\ndata: {"type":"stop"}\n\n: comment\n\n',
    );
    expect(events).toEqual([
      { name: 'start', data: { a: 1 } },
      { name: 'stop', data: { type: 'stop' } },
    ]);
    expect(fault).toBeUndefined();
  });

  it.each(['\n', '\r\n', '\r'])('may end their lines in %j', (end) => {
    expect(readServerSentEvents(['data: {"a":', 'data: 1}', '', ''].join(end)).events).toEqual([
      { name: '', data: { a: 1 } },
    ]);
  });

  it('are over at [DONE]', () => {
    expect(readServerSentEvents('data: {"a":1}\n\ndata: [DONE]\n\ndata: {"b":1}\n\n')).toEqual({
      events: [{ name: '', data: { a: 1 } }],
      done: true,
    });
  });

  it.each([
    [
      'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"busy"}}\n\n',
      'overloaded_error',
      'busy',
    ],
    ['data: {"error":{"type":"server_error","message":"oops"}}\n\n', 'server_error', 'oops'],
    ['data: {"type":"response.failed","response":{"error":{"type":"t","message":"gone"}}}\n\n', 't', 'gone'],
  ])('carry an error: %s', (text, type, message) => {
    expect(readServerSentEvents(`data: {"a":1}\n\n${text}`)).toMatchObject({
      events: [{ data: { a: 1 } }],
      fault: { origin: 'stream', type, message },
    });
  });

  it('that end inside an event are cut short', () => {
    expect(readServerSentEvents('data: {"a":1}\n\ndata: {"b":')).toMatchObject({
      fault: { origin: 'malformed', type: 'cut-short' },
    });
  });
});
