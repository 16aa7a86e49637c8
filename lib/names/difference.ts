/** A piece of a text; `differs` where the other text has something else. */
export type Piece = { text: string; differs: boolean };

// A name is shorter; of longer texts it is only said whether they differ.
const longest = 300;

/**
 * Two texts taken apart into what they share and what each has for itself, letter by letter (longest common
 * subsequence). Pieces put together are the text as it was.
 */
export function difference(one: string, other: string): [Piece[], Piece[]] {
  if (one === other) return [whole(one, false), whole(other, false)];
  const [a, b] = [[...one], [...other]];
  if (a.length > longest || b.length > longest) return [whole(one, true), whole(other, true)];
  const common = table(a, b);
  const [mine, theirs]: [Piece[], Piece[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      add(mine, left, false);
      add(theirs, left, false);
      i++;
      j++;
    } else if (right === undefined || (left !== undefined && at(common, i + 1, j) >= at(common, i, j + 1))) {
      add(mine, left ?? "", true);
      i++;
    } else {
      add(theirs, right, true);
      j++;
    }
  }
  return [mine, theirs];
}

function whole(text: string, differs: boolean): Piece[] {
  return text === "" ? [] : [{ text, differs }];
}

/** How many letters the ends of both, from each place on, have in common. */
function table(a: readonly string[], b: readonly string[]): number[][] {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = rows[i];
      if (row) row[j] = a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  return rows;
}

function at(rows: readonly number[][], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

function add(pieces: Piece[], letter: string, differs: boolean): void {
  const last = pieces.at(-1);
  if (last?.differs === differs) last.text += letter;
  else pieces.push({ text: letter, differs });
}
