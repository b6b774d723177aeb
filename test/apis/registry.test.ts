import { describe, expect, it } from 'vitest';
import { apiFacts, endpoints } from '../../src/api-facts.ts';
import { apiNames, routesOf, streamOf } from '../../src/api-names.ts';
import { writeForm } from '../../src/apis/form.ts';
import { apiOf } from '../../src/apis/registry.ts';
import { mantleRow, profileRow, row } from '../plan/rows.ts';

describe('every API', () => {
  it('has a title of its own', () => {
    expect(new Set(apiNames.map((name) => apiFacts[name].title)).size).toBe(apiNames.length);
  });

  it.each(
    apiNames.flatMap((name) =>
      endpoints.flatMap((endpoint) => routesOf(name, endpoint).map((route) => [name, endpoint, route] as const)),
    ),
  )(
    '%s on %s under %s asks with the least that can be asked: no option but a budget of 16, nothing stored',
    (name, endpoint, route) => {
      const target =
        endpoint === 'bedrock-mantle'
          ? mantleRow('openai.gpt-5.4')
          : profileRow('us.amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0');
      const asks = apiOf(name).requests(target, route);
      expect(asks[0].route).toBe(route);
      expect(new Set(asks.map(({ form }) => writeForm(form))).size).toBe(asks.length);
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
      const [route = ''] = routesOf(name, 'bedrock-runtime');
      expect(api.requests(profileRow('us.a.b', 'a.b'), route)[0].body).toMatchObject({ model: 'us.a.b' });
      expect(api.requests(row('a.b'), route)[0].body).toMatchObject({ model: 'a.b' });
    },
  );

  it.each(['chat-completions', 'responses', 'messages', 'converse', 'invoke'] as const)(
    '%s has a streaming twin with the same routes',
    (name) => {
      const twin = apiOf(streamOf(name));
      expect(endpoints.map((endpoint) => routesOf(streamOf(name), endpoint))).toEqual(
        endpoints.map((endpoint) => routesOf(name, endpoint)),
      );
      expect(twin.reader.framing).not.toBe('json');
    },
  );
});
