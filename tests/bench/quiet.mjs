/** How busy the machine is with other things: figures taken on a busy machine are worth little. */
import { cpus } from 'node:os';

/** Share of all cores, in [0, 1], that is in use during one second in which the bench itself does nothing. */
export async function busyShare() {
  const before = cpus();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  let busy = 0;
  let all = 0;
  cpus().forEach(({ times }, core) => {
    const spent = Object.fromEntries(
      Object.entries(times).map(([kind, value]) => [kind, value - before[core].times[kind]]),
    );
    const total = Object.values(spent).reduce((sum, value) => sum + value, 0);
    busy += total - spent.idle;
    all += total;
  });
  return all > 0 ? busy / all : 0;
}
