import { csv } from "@/lib/lists/csv";
import type { Row } from "@/lib/lists/types";
import { xlsx } from "@/lib/lists/xlsx";

// Run by the memory test and the bench in a process of its own: writes a list of so many people to nowhere and prints
// how far the process grew above its idle, in MB (resident memory, looked at every 100 ms) and how long it took.

const [, , format = "csv", count = "100000"] = process.argv;
const people = Number(count);
const columns = 20;
const batchSize = 500;

async function* batches(): AsyncGenerator<Row[]> {
  for (let first = 0; first < people; first += batchSize) {
    yield Array.from({ length: Math.min(batchSize, people - first) }, (_, i) => person(first + i + 1));
  }
}

function person(number: number): Row {
  const name = ["Цветкова Юлия Ильинична", "Tsvetkova Iuliia Ilinichna", "Цветкова", "Юлия", "Ильинична"];
  const outlet = [`Телеканал «Полдень» & ${number}`, "Россия", "специальный корреспондент", "российское", null];
  const contact = [`+7916${number}`, `person-${number}@example.org`, "10:00–11:00", "ABCD-EFGH-JKMN-PQRS"];
  const sealed = ["паспорт РФ", `0012 № ${number}`, "03.05.1980", '=Тверь;"область"', "Россия"];
  return [number, ...name, ...outlet, ...contact, ...sealed];
}

let peak = 0;
const look = () => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const idle = process.memoryUsage.rss();
const timer = setInterval(look, 100);
const started = performance.now();
const head = Array.from({ length: columns }, (_, i) => `Столбец ${i + 1}`);
const file =
  format === "csv"
    ? csv({ head, batches: batches() })
    : xlsx({
        sheetName: "Список",
        title: "Список",
        columns: head.map((text) => ({ head: text, width: 20 })),
        batches: batches(),
      });
let bytes = 0;
for await (const chunk of file) bytes += chunk.length;
look();
clearInterval(timer);
const seconds = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify({ grownMb: (peak - idle) / 1e6, seconds, bytes }));
