import type { Child } from 'hono/jsx';

export type FieldProps = {
  /** The name under which the answer is sent; also the element's id, to which the error summary leads. */
  name: string;
  label: string;
  /** The label is only for those who listen: a heading of the table says it to the rest. */
  labelHidden?: boolean | undefined;
  /** A sentence before the field: what is meant, with an example. */
  hint?: Child | undefined;
  /** What is wrong and how to repair it; the same words stand in the summary. */
  error?: string | undefined;
  value?: string | undefined;
  type?: 'text' | 'email' | 'url' | 'search' | 'date' | 'tel' | undefined;
  /** More than one row makes it a text area. */
  rows?: number | undefined;
  /** About how many characters are expected: the field shows it by its width. */
  width?: number | undefined;
  /** The unit behind the field, such as "hours". */
  affix?: string | undefined;
  /** The words "(optional)"; without them the answer is asked for. */
  optional?: string | undefined;
  /** One of several ways to answer: nobody is told that this one is required. */
  alternative?: boolean | undefined;
  /** WCAG 2.2, 1.3.5: the purpose, so that a browser can fill it in. */
  autocomplete?: string | undefined;
  spellcheck?: boolean | undefined;
  /** The language that is written in the field, where it is not that of the page. */
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | undefined;
};

/** The id of the field of that name: the names of nested answers have dots (`workload.ects`), which an id should not have. */
export function idOf(name: string): string {
  return name.replaceAll('.', '_');
}

/** The ids of a field's hint and error, in the order in which they are read out. */
export function describedBy(name: string, { hint, error }: { hint?: unknown; error?: unknown }): string | undefined {
  return [hint ? `${idOf(name)}-hint` : [], error ? `${idOf(name)}-error` : []].flat().join(' ') || undefined;
}

/** Label, hint, control and error of one question. The answer stands in the control whatever kind it is, also after an error. */
export function Field(props: FieldProps) {
  const { name, label, hint, error, affix, optional } = props;
  const control = props.rows && props.rows > 1 ? <TextArea {...props} /> : <Input {...props} />;
  return (
    <div class="ds-field">
      <label class={props.labelHidden ? 'ds-label ds-sr-only' : 'ds-label'} for={idOf(name)}>
        {label}
        {optional ? <span class="optional"> {optional}</span> : null}
      </label>
      {hint ? (
        <p data-field="description" id={`${idOf(name)}-hint`}>
          {hint}
        </p>
      ) : null}
      {affix ? (
        <div class="ds-field-affixes">
          {control}
          <span class="ds-field-affix">{affix}</span>
        </div>
      ) : (
        control
      )}
      <FieldError name={name} error={error} />
    </div>
  );
}

/** The sentence under a field that is wrong; nothing where all is well. */
export function FieldError({ name, error }: { name: string; error?: string | undefined }) {
  if (!error) return null;
  return (
    <p class="ds-validation-message" data-field="validation" data-color="danger" id={`${idOf(name)}-error`}>
      {error}
    </p>
  );
}

/** What every control of a question says about itself. The form is `novalidate`: `required` is for those who listen, not for the browser. */
function sharedAttributes(props: FieldProps) {
  return {
    class: 'ds-input',
    id: idOf(props.name),
    name: props.name,
    required: !props.optional && !props.alternative,
    autocomplete: props.autocomplete,
    lang: props.lang,
    dir: props.dir,
    // An enumerated attribute: as a bare one it would mean "yes" (HTML §6.8.5).
    ...(props.spellcheck === undefined ? {} : { spellcheck: String(props.spellcheck) as unknown as boolean }),
    'aria-describedby': describedBy(props.name, props),
    'aria-invalid': props.error ? 'true' : undefined,
  } as const;
}

function Input(props: FieldProps) {
  // A day has a width of its own, and no size (HTML §4.10.5.1.7).
  const size = props.type === 'date' ? {} : { size: props.width };
  const width = props.width === undefined ? {} : { ...size, 'data-width': 'auto' };
  return <input {...sharedAttributes(props)} {...width} type={props.type ?? 'text'} value={props.value ?? ''} />;
}

/** The first line break after the tag is dropped by browsers (HTML §13.2.6.4.7): one of our own keeps the answer's own first line. */
function TextArea(props: FieldProps) {
  return (
    <textarea {...sharedAttributes(props)} rows={props.rows}>
      {'\n'}
      {props.value ?? ''}
    </textarea>
  );
}
