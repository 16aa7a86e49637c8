/** A bar as long as its share of the whole; the figures beside it say the same. */
export function Mini({ part, whole }: { part: number; whole: number }) {
  const share = whole === 0 ? 0 : Math.min(100, (part / whole) * 100);
  return (
    <svg className="mini" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="10" fill="var(--chart-3)" />
      <rect width={share} height="10" fill="var(--chart-1)" />
    </svg>
  );
}
