/** A few numbers that say how something stands, side by side. */
export function Figures({ label, figures }: { label: string; figures: readonly { readonly value: string; readonly says: string }[] }) {
  return (
    <ul class="cells" data-figures aria-label={label}>
      {figures.map(({ value, says }) => (
        <li>
          <p class="figure">{value}</p>
          <p class="small muted">{says}</p>
        </li>
      ))}
    </ul>
  );
}
