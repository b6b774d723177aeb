import { describe, expect, it } from 'vitest';
import { apiOf, apis } from '../../src/apis/registry.ts';
import { hasApi } from '../../src/config/api-names.ts';
import { mantleRow, profileRow, row } from '../plan/rows.ts';

const all = Object.values(apis);

describe('every API', () => {
  it.each(Object.entries(apis))('%s is registered under its own name', (name, api) => {
    expect(api.name).toBe(name);
    expect(apiOf(api.name)).toBe(api);
  });

  it.each(all)('$name is known to be on the endpoints that it has routes on, and on no other', ({ name, routes }) => {
    for (const endpoint of ['bedrock-runtime', 'bedrock-mantle'] as const) {
      expect(hasApi(endpoint, name)).toBe(endpoint in routes);
    }
  });

  it('has a title of its own', () => {
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  it.each(
    all.flatMap((api) =>
      Object.entries(api.routes).flatMap(([endpoint, routes]) =>
        routes.map((route) => [api.name, endpoint, route] as const),
      ),
    ),
  )(
    '%s on %s under %s asks with the least that can be asked: no option but a budget of 16, nothing stored',
    (name, endpoint, route) => {
      const target =
        endpoint === 'bedrock-mantle'
          ? mantleRow('openai.gpt-5.4')
          : profileRow('us.amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0');
      const asks = apiOf(name).asks(target, route);
      expect(asks[0].route).toBe(route);
      expect(new Set(asks.map(({ variant }) => variant)).size).toBe(asks.length);
      const sent = JSON.stringify(asks[0].body);
      expect(sent).not.toMatch(/temperature|top_?p|system|tools|seed/i);
      for (const [, budget] of sent.matchAll(/max\w*tokens"?:(\d+)/gi)) expect(budget).toBe('16');
      expect(asks[0].body['store']).toBe(name.startsWith('responses') ? false : undefined);
    },
  );

  it.each(['chat-completions', 'responses', 'messages'] as const)(
    '%s names the inference profile where the row has one',
    (name) => {
      const api = apiOf(name);
      const [route = ''] = api.routes['bedrock-runtime'] ?? [];
      expect(api.asks(profileRow('us.a.b', 'a.b'), route)[0].body).toMatchObject({ model: 'us.a.b' });
      expect(api.asks(row('a.b'), route)[0].body).toMatchObject({ model: 'a.b' });
    },
  );

  it.each(['chat-completions', 'responses', 'messages', 'converse', 'invoke'] as const)(
    '%s has a streaming twin with the same routes',
    (name) => {
      const twin = apiOf(`${name}-stream`);
      expect(twin.routes).toEqual(apiOf(name).routes);
      expect(twin.reader.framing).not.toBe('json');
    },
  );
});
