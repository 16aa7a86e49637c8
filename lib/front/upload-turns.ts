/** Gives back a turn. Called twice it is given back once. */
export type Leave = () => void;

/** So many uploads are read at once in this process, and so many of them from one address. */
export type Turns = { enter(address: string, gone: AbortSignal): Promise<Leave> };

/**
 * Turns for uploads. Each may take some thirty megabytes while it is read; a hundred at once would take the process, and
 * everybody's pages with it. Whoever has no turn yet waits with their body unread, first come first served but for an
 * address that has its share. Whoever goes away meanwhile (`gone`) takes no turn.
 */
export function uploadTurns({ total, ofOne }: { total: number; ofOne: number }): Turns {
  const reading = new Map<string, number>();
  const waiting: { address: string; begin: () => void }[] = [];
  let count = 0;

  const hasTurn = (address: string) => count < total && (reading.get(address) ?? 0) < ofOne;

  function take(address: string): Leave {
    count += 1;
    reading.set(address, (reading.get(address) ?? 0) + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      count -= 1;
      const others = (reading.get(address) ?? 1) - 1;
      if (others > 0) reading.set(address, others);
      else reading.delete(address);
      const next = waiting.findIndex((each) => hasTurn(each.address));
      if (next >= 0) waiting.splice(next, 1)[0]?.begin();
    };
  }

  return {
    enter(address, gone) {
      if (hasTurn(address)) return Promise.resolve(take(address));
      return new Promise((resolve, reject) => {
        const own = { address, begin: () => resolve(take(address)) };
        waiting.push(own);
        gone.addEventListener("abort", () => {
          const at = waiting.indexOf(own);
          if (at < 0) return;
          waiting.splice(at, 1);
          reject(new Error("Gone before its turn"));
        });
      });
    },
  };
}
