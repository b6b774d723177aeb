/** How far this machine's clock is from the service's: signatures hold for five minutes. */
import type { Check } from '../context.ts';
import { endpointsOf, nonexistentModelRequest } from '../nonexistent-model.ts';

const title = 'clock';

export const clock: Check = {
  name: 'clock',
  title,
  once: true,
  async run(context, region) {
    const [endpoint = 'bedrock-runtime'] = endpointsOf(context, region);
    const { headers, at } = await context.ask(region, nonexistentModelRequest(endpoint));
    const there = Date.parse(headers['date'] ?? '');
    if (Number.isNaN(there)) return [];
    // The header has whole seconds.
    const seconds = Math.round((at - there) / 1000);
    const off = Math.abs(seconds);
    const detail = `${off} s ${seconds < 0 ? 'behind' : 'ahead of'} ${endpoint}`;
    if (off < 60) return [{ state: 'ok', title, detail: off <= 1 ? 'right' : detail }];
    const fix = 'Set the clock by NTP: signatures are refused when it is five minutes off.';
    return [{ state: off < 300 ? 'warning' : 'failure', title, detail, fix }];
  },
};
