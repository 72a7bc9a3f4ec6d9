/** Everything comes from this house, and nothing runs that stands in a page. `data:` is for the design system's own icons. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  // Long code lists are searched while one types, in this house and nowhere else.
  "connect-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "script-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ONE_YEAR = 31_536_000;

/** The headers of every answer (ASVS 5.0 V3.4). */
export function securityHeaders(publicUrl: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
    // Browsers take it over https only; said over http it would be noise.
    ...(publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': `max-age=${ONE_YEAR}; includeSubDomains` } : {}),
  };
}
