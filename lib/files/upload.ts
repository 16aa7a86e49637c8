import { ok, type Result } from "@/lib/result";

/** What an upload's form sent: its fields, and the file, null where none was chosen. */
export type Upload = { fields: ReadonlyMap<string, string>; file: Uint8Array<ArrayBuffer> | null };

/**
 * Reads the body of an upload: fields of text, and at most one file under the name "file". Its name and type are not
 * read: they say what its sender likes. Refuses "unexpected" for what no form of ours sends.
 */
export async function readUpload(request: Request): Promise<Result<Upload, "unexpected">> {
  const form = await request.formData().catch(() => null);
  if (!form) return unexpected;
  const fields = new Map<string, string>();
  let file: File | null = null;
  for (const [name, value] of form) {
    if (typeof value !== "string" && name === "file" && file === null) file = value;
    else if (typeof value === "string" && !fields.has(name) && value.length <= longestField) fields.set(name, value);
    else return unexpected;
  }
  // A browser sends a file without name and content where none was chosen.
  const chosen = file !== null && (file.size > 0 || file.name !== "");
  return ok({ fields, file: chosen && file ? new Uint8Array(await file.arrayBuffer()) : null });
}

const longestField = 2_000;
const unexpected = { ok: false, error: "unexpected" } as const;
