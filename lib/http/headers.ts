/**
 * The content security policy of one response: nothing from anywhere else, scripts by this response's nonce alone.
 * Development needs eval and a web socket for hot reload, and its overlay writes style attributes.
 */
export function contentSecurityPolicy({ nonce, development }: { nonce: string; development: boolean }): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const personal = /^\/(?:[^/]+\/)?(?:apply|status|link|desk)(?:\/|$)/;

/** Whether a page shows somebody's data or belongs to staff, so that no cache may keep it. The path may lack its language. */
export function isPersonalPath(path: string): boolean {
  return personal.test(path);
}

/** What every response says beside its policy; `https` when the configured origin is. */
export function securityHeaders({ path, https }: { path: string; https: boolean }): Record<string, string> {
  return {
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy":
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    ...(https ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
    ...(isPersonalPath(path) ? { "Cache-Control": "no-store" } : {}),
  };
}
