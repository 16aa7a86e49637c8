import { type Answer, type Form, formsOf, linksOf, type PlainClient, pathOf } from "./plain-client";

/**
 * Every page that can be reached from these, each opened once: an address that differs from another only in the values
 * of its query counts as the same.
 */
export async function crawl(client: PlainClient, starts: readonly string[], most = 80): Promise<Answer[]> {
  const seen = new Set<string>();
  const queue = [...starts];
  const answers: Answer[] = [];
  for (let path = queue.shift(); path !== undefined && answers.length < most; path = queue.shift()) {
    const { pathname, searchParams } = new URL(path, client.place.publicUrl);
    const kind = `${pathname}?${[...new Set(searchParams.keys())].sort()}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    const answer = await client.get(path);
    answers.push(answer);
    if (answer.headers.has("location")) queue.push(pathOf(answer, client.place));
    else if (answer.headers.get("content-type")?.startsWith("text/html")) queue.push(...linksOf(answer));
  }
  return answers;
}

/** What a form does, by the action that it names or the address that it posts to; undefined for one that only reads. */
export function mutationOf({ method, action, fields }: Form): string | undefined {
  if (method !== "POST") return undefined;
  const names = fields.map(([name]) => name);
  const plain = names.find((name) => name.startsWith("$ACTION_ID_"));
  if (plain) return plain.slice("$ACTION_ID_".length);
  const descriptor = fields.find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1];
  const id = descriptor && (JSON.parse(descriptor) as { id?: unknown }).id;
  // A document has several forms at one address, each with a name.
  if (!id) return [action, ...fields.filter(([name]) => name === "form").map(([, value]) => value)].join(" ");
  // One action may stand behind several forms.
  return `${id} ${names.filter((name) => !name.startsWith("$")).join()}`;
}

/** One form for each thing that these pages can change, with the page on which it stands. */
export function mutationsOf(answers: readonly Answer[]): Map<string, { page: Answer; form: Form }> {
  const found = new Map<string, { page: Answer; form: Form }>();
  for (const page of answers)
    for (const form of formsOf(page)) {
      const key = mutationOf(form);
      if (key !== undefined && !found.has(key)) found.set(key, { page, form });
    }
  return found;
}
