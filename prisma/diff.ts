import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const require = createRequire(import.meta.url);

/**
 * The engine's own SQL that turns the schema `from` (null: an empty database) into the schema `to`; "" when nothing
 * differs. The engine asks any PostgreSQL for its version and changes nothing there.
 */
export async function diffSchemas({
  from,
  to,
  connectionString,
}: {
  from: string | null;
  to: string;
  connectionString: string;
}): Promise<string> {
  // The engine as WebAssembly: the binary that `prisma migrate` would download is not to be had on a closed network.
  const engineModule = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = readFileSync(
    require.resolve("@prisma/schema-engine-wasm").replace(/schema_engine\.js$/, "schema_engine_bg.wasm"),
  );
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": engineModule as unknown as WebAssembly.ModuleImports,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }));
  const engine = await engineModule.SchemaEngine.new({ datamodels: [["schema.prisma", to]] }, () => undefined, adapter);
  const file = (content: string) => ({ files: [{ path: "schema.prisma", content }] });
  const { stdout } = await engine.diff({
    from: from === null ? { tag: "empty" } : { tag: "schemaDatamodel", ...file(from) },
    to: { tag: "schemaDatamodel", ...file(to) },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return (stdout ?? "").includes("This is an empty migration") ? "" : (stdout ?? "");
}

/** Paths of the schema of today and of its copy as last migrated. */
export const schemaPaths = {
  today: join(import.meta.dirname, "schema.prisma"),
  migrated: join(import.meta.dirname, "migrations", "schema.prisma"),
};
