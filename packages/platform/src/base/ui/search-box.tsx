export type SearchBoxProps = {
  name: string;
  label: string;
  value: string;
  button: string;
  /** The question stands above the box, where no heading says the same. */
  labelShown?: boolean;
};

/** Words to look for, and the button that looks. It stands in a form of its own. */
export function SearchBox({ name, label, value, button, labelShown }: SearchBoxProps) {
  return (
    <>
      {labelShown ? (
        <label class="ds-label" for={name}>
          {label}
        </label>
      ) : null}
      <div class="ds-search">
        <input
          class="ds-input"
          type="search"
          id={labelShown ? name : undefined}
          name={name}
          value={value}
          aria-label={labelShown ? undefined : label}
        />
        <button class="ds-button" type="submit">
          {button}
        </button>
      </div>
    </>
  );
}
