import { serve } from "@/server";

// A server alone, for the tests: its environment is complete, its database ready, its pages built.
const server = await serve();
process.send?.({ port: server.port });
const stop = () => server.stop().then(() => process.exit(0));
process.on("SIGTERM", stop);
process.on("disconnect", stop);
