// What a program and all the processes it began cost, from /proc.
import { readFileSync, readdirSync } from "node:fs";

const tickMs = 10; // sysconf(_SC_CLK_TCK) is 100 on Linux

// [pid, fields of its stat from the state on] of the process and its children's children.
function familyOf(root) {
  const stats = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      stats.set(Number(name), stat.slice(stat.lastIndexOf(")") + 2).split(" "));
    } catch {
      // It ended while we looked.
    }
  }
  const isOurs = (pid) => pid === root || (stats.has(pid) && isOurs(Number(stats.get(pid)[1])));
  return [...stats].filter(([pid]) => isOurs(pid));
}

// Their share of memory (PSS), in KiB.
export function memoryOf(root) {
  let kib = 0;
  for (const [pid] of familyOf(root)) {
    try {
      kib += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      // As above.
    }
  }
  return kib;
}

// The processor time they have used, in ms; of those that ended, what their parents waited for.
export function processorOf(root) {
  return familyOf(root).reduce((sum, [, stat]) => sum + stat.slice(11, 15).reduce((a, b) => a + Number(b), 0), 0) * tickMs;
}
