import { serve } from "@/server";

/** The application in a process of its own, so that its memory can be read; says its port to the process that started it. */
const server = await serve();
process.send?.({ port: server.port });
process.on("SIGTERM", () => void server.stop().then(() => process.exit(0)));
process.on("disconnect", () => process.exit(0));
