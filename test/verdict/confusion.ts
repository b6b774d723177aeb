/** Prints how rewordings are judged, expected against given, and every miss: `npx tsx test/verdict/confusion.ts`. */
import { judged } from './paraphrases.ts';

const verdicts = ['supported', 'unsupported', 'blocked', 'inconclusive'];
const misses = judged.filter(({ expected, given }) => expected !== given);

process.stdout.write(`${['expected \\ given', ...verdicts].map((word) => word.padEnd(16)).join('')}\n`);
for (const expected of verdicts.slice(1)) {
  const counts = verdicts.map(
    (given) => judged.filter((one) => one.expected === expected && one.given === given).length,
  );
  process.stdout.write(`${[expected, ...counts].map((word) => String(word).padEnd(16)).join('')}\n`);
}
for (const { id, expected, given, rule, message } of misses) {
  process.stdout.write(`${id}: ${expected}, given ${given} by ${rule}: ${message}\n`);
}
const share = 100 * (1 - misses.length / judged.length);
process.stdout.write(`${judged.length} rewordings, ${share.toFixed(1)} % as expected\n`);
