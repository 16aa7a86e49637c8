import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { EnvError, env } from "@/lib/env";
import { BootRefused, checkBoot } from "@/lib/front/boot";
import { isReady } from "@/lib/front/readiness";
import type { Result } from "@/lib/result";
import { staffRoles } from "@/lib/staff/types";
import { openInstallation } from "@/scripts/installation";

/** A command of the operator's: its arguments, and what it does; gives the lines to print. Throws a sentence that refuses. */
type Command = { usage: string; about: string; run: (args: string[]) => Promise<string[]> };

/** A command was refused, or found something wrong; the message is for the operator. */
class Refused extends Error {}

const commands: Record<string, Command> = {
  check: { usage: "check", about: "says whether settings, database and keys are in order", run: check },
  "create-administrator": {
    usage: "create-administrator <email> <name>",
    about: "creates an administrator's account and prints its password",
    async run([email, ...name]) {
      const { createAdministrator } = await import("@/lib/staff/commands");
      if (!email || name.length === 0) throw new Refused("Give the e-mail address and the name.");
      const { password } = valueIn(await createAdministrator({ email, name: name.join(" ") }));
      return [`Password: ${password}`, "Hand it over in person. The first sign-in sets up the second factor."];
    },
  },
  "create-staff": {
    usage: "create-staff <role> <email> <name>",
    about: `creates an account (${staffRoles.join(", ")}) and prints its password`,
    async run([role, email, ...name]) {
      const { createStaff } = await import("@/lib/staff/commands");
      const known = staffRoles.find((each) => each === role);
      if (!known || !email || name.length === 0) throw new Refused("Give a role, the e-mail address and the name.");
      const { password } = valueIn(await createStaff({ role: known, email, name: name.join(" ") }));
      return [`Password: ${password}`, "Hand it over in person. The first sign-in sets up the second factor."];
    },
  },
  "put-event": {
    usage: "put-event <file>",
    about: "creates the event that a file describes, or changes it; see docs/event.example.json",
    async run([file]) {
      const [{ putEvent }, { eventFileSchema }, { consentVersions }] = await Promise.all([
        import("@/lib/event/commands"),
        import("@/lib/event/schema"),
        import("@/lib/apply/consent"),
      ]);
      if (!file) throw new Refused("Give the event's file.");
      const parsed = eventFileSchema.safeParse(readJson(file));
      if (!parsed.success)
        throw new Refused(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"));
      const { created } = valueIn(await putEvent(parsed.data, { consentVersion: consentVersions.at(-1) ?? "" }));
      return [`${created ? "Created" : "Changed"}: ${env().PUBLIC_URL}/ru/events/${parsed.data.slug}`];
    },
  },
  "reset-second-factor": {
    usage: "reset-second-factor <email>",
    about: "replaces a second factor and prints the new secret",
    async run([email]) {
      const { resetSecondFactor } = await import("@/lib/staff/commands");
      if (!email) throw new Refused("Give the e-mail address.");
      const { secret, uri } = valueIn(await resetSecondFactor(email));
      return [`Secret: ${secret}`, uri, "Hand it over in person, to be typed into an authenticator application."];
    },
  },
  "verify-audit": {
    usage: "verify-audit",
    about: "checks the whole audit against its digests and checkpoints",
    async run() {
      const { verifyAudit } = await import("@/lib/audit/verify");
      const report = await verifyAudit();
      const found = report.problems.map((problem) =>
        "file" in problem ? `Checkpoint ${problem.file} is forged.` : `Entry ${problem.number}: ${problem.kind}.`,
      );
      if (found.length > 0) throw new Refused(found.join("\n"));
      return [
        `The audit holds: ${report.entries} entries (${report.erased} erased), ${report.checkpoints} checkpoints; ` +
          `${report.unlinked} wait to be linked.`,
      ];
    },
  },
};

async function check(): Promise<string[]> {
  const settings = env();
  await checkBoot(settings, { patienceMs: 0 });
  if (!(await isReady())) throw new Refused("The database lacks migrations: start the server once.");
  if (settings.MASTER_KEY_FILE) readable(settings.MASTER_KEY_FILE, "MASTER_KEY_FILE");
  if (existsSync(settings.KEY_DIR)) {
    accessSync(settings.KEY_DIR, constants.R_OK | constants.W_OK);
    if (process.platform !== "win32" && (statSync(settings.KEY_DIR).mode & 0o077) !== 0)
      throw new Refused(`Others may look into KEY_DIR: chmod 700 ${settings.KEY_DIR}`);
  }
  const mail = settings.SMTP_URL ? `mail goes to ${new URL(settings.SMTP_URL).host}` : "mail stays in the outbox";
  return [
    settings.TRYOUT ? "This is the try-out." : "This is an installation.",
    `Settings, database and keys are in order; ${mail}.`,
  ];
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Refused(`${file} cannot be read as JSON.`);
  }
}

function readable(file: string, name: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new Refused(`${name} cannot be read.`);
  }
}

function valueIn<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const sentences: Record<string, string> = {
    "staff.exists": "There is an account with this address already.",
    "staff.unknown": "There is no account with this address.",
    "staff.closed": "This account is closed.",
    "event.decisionsHeld": "Decisions are held: release or undo them at the desk first, then put the file again.",
    "event.slotsInUse": "Decisions may name the entry slots by their order: add new ones at the end, take none away.",
  };
  throw new Refused(sentences[result.error.code] ?? result.error.code);
}

function listCommands(): string {
  const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length));
  const lines = Object.values(commands).map(
    ({ usage, about }) => `  npm run credence -- ${usage.padEnd(width)}  ${about}`,
  );
  return ["Commands:", ...lines].join("\n");
}

async function run(): Promise<void> {
  const [name = "", ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command) throw new Refused(listCommands());
  const { database } = await openInstallation("start", { join: true });
  try {
    for (const line of await command.run(args)) console.log(line);
  } finally {
    await database?.stop();
  }
}

try {
  await run();
  process.exit(0);
} catch (error) {
  const expected = error instanceof Refused || error instanceof EnvError || error instanceof BootRefused;
  console.error(expected ? error.message : error);
  process.exit(1);
}
