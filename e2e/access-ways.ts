/** Headers by which a router, a prefetch or somebody who knows Next asks for a page otherwise. */
export const ways: Record<string, Record<string, string>> = {
  "an RSC request": { rsc: "1" },
  "a prefetch": { rsc: "1", "next-router-prefetch": "1", purpose: "prefetch" },
  "a prefetch of a segment": { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  "a prefetch of the page's own segment": {
    rsc: "1",
    "next-router-prefetch": "1",
    "next-router-segment-prefetch": "/$d$locale/desk/__PAGE__",
  },
  "a forged subrequest": { "x-middleware-subrequest": Array(6).fill("proxy").join(":") },
  "a forged subrequest of old": { "x-middleware-subrequest": Array(6).fill("src/middleware").join(":") },
  "forged answers of a middleware": {
    "x-middleware-prefetch": "1",
    "x-middleware-next": "1",
    "x-middleware-rewrite": "/ru/desk/queue",
    "x-nextjs-data": "1",
    "x-matched-path": "/ru/desk/queue",
    "x-invoke-path": "/ru/desk/queue",
    "x-invoke-status": "200",
  },
  "forged headers of a proxy": {
    "x-forwarded-host": "desk.credence.example",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "127.0.0.1",
    "x-real-ip": "127.0.0.1",
    "x-credence-address": "127.0.0.1",
    "x-original-url": "/ru/desk/queue",
    "x-rewrite-url": "/ru/desk/queue",
    "x-http-method-override": "GET",
  },
};
