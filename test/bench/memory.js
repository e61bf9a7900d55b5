/** Loaded into a measured process: notes its largest resident memory in KiB when it ends. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS)));
