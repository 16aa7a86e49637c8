import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  // Start, dev and test build into folders of their own, so that all three may run at once.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  experimental: {
    // The front (server.ts) refuses larger bodies first, with 413; Next would answer 500.
    serverActions: { bodySizeLimit: "2mb" },
    // More than an upload's body may have (lib/files/rules.ts): a body at this limit would be cut short in silence.
    proxyClientMaxBodySize: "12mb",
    // Pages are loaded when they are first asked for: it halves the start, and a server at rest takes 40 MB less.
    preloadEntriesOnStart: false,
  },
  // Photos are served to those who may see them, never through a public optimiser.
  images: { unoptimized: true },
  // `npm test` checks types and lint once, by themselves.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
