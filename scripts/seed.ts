import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { eventWithCrowd } from "@/prisma/demo-crowd";
import { migrate } from "@/prisma/migrate";
import { seedDemo } from "@/prisma/seed";
import { openInstallation } from "@/scripts/installation";

// `npm run seed -- --people 10000` loads an event of that size into the try-out, beside a server that runs or without.
const at = process.argv.indexOf("--people");
const people = at < 0 ? 10_000 : Number(process.argv[at + 1]);

async function seed(): Promise<string> {
  if (!Number.isInteger(people) || people < 1 || people > 1_000_000) return "Say --people with a number up to 1000000.";
  const { database } = await openInstallation("start", { join: true });
  try {
    if (!env().TRYOUT) return "Only the try-out takes invented people: this is an installation.";
    await migrate({ connectionString: env().DATABASE_URL });
    await seedDemo();
    const { slug } = await eventWithCrowd("large-demo", people);
    return `The event ${slug} has ${await db().application.count({ where: { event: { slug } } })} applications.`;
  } finally {
    await db().$disconnect();
    await database?.stop();
  }
}

console.log(await seed());
process.exit(0);
