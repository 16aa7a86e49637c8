// A process of its own: takes the JSON of a list on standard input, gives its PDF on standard output. Setting 5,000
// people takes some 500 MB and both cores for seconds; here they go back when it ends, and the pages that are served
// meanwhile keep their place (Node runs this file as it is).
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const resolve = createRequire(import.meta.url).resolve;

const fonts = [
  "@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf",
  "@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf",
  "@expo-google-fonts/stix-two-text/400Regular/STIXTwoText_400Regular.ttf",
  "@expo-google-fonts/stix-two-text/600SemiBold/STIXTwoText_600SemiBold.ttf",
];

const compiler = NodeCompiler.create({
  workspace: import.meta.dirname,
  fontArgs: [{ fontBlobs: fonts.map((path) => readFileSync(resolve(path))) }],
});
const compiled = compiler.compile({
  mainFilePath: join(import.meta.dirname, "list.typ"),
  inputs: { list: readFileSync(0, "utf8") },
});
if (!compiled.result) {
  // The layout's own fault. Its diagnostics name lines of list.typ, never a value.
  compiled.printErrors();
  process.exit(1);
}
const pdf = compiler.pdf(compiled.result);
for (let written = 0; written < pdf.length; ) written += writeSync(1, pdf, written);
