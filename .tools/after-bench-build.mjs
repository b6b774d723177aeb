/** The benchmark runs compiled, as users run the tool: what tsc leaves undone for it. */
import { cpSync } from 'node:fs';

const out = 'node_modules/.cache/bedrock-matrix-bench';
for (const path of ['package.json', 'src/simulator/data']) cpSync(path, `${out}/${path}`, { recursive: true });
