/** The sprig of Laurel; the same drawing as `assets/icon.svg`. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" fill="currentColor">
      <path d="M16 31V13" stroke="currentColor" stroke-width="1.8" fill="none" stroke-linecap="round" />
      <path d="M16 13C12.6 9.6 12.6 4.6 16 1c3.4 3.6 3.4 8.6 0 12Z" />
      <path d="M15.2 20.5C10.6 20.7 6.8 17.9 5.6 13.2c4.9-.3 8.7 2.5 9.6 7.3Z" />
      <path d="M16.8 20.5c4.6.2 8.4-2.6 9.6-7.3-4.9-.3-8.7 2.5-9.6 7.3Z" />
      <path d="M15.2 28C11 28.7 7.3 26.7 5.4 22.6c4.5-.9 8.2 1.1 9.8 5.4Z" />
      <path d="M16.8 28c4.2.7 7.9-1.3 9.8-5.4-4.5-.9-8.2 1.1-9.8 5.4Z" />
    </svg>
  );
}
