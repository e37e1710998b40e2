// A form is a question to a person, built once; each platform renders it as its own kind of dialog.
export type Field =
  | {
      type: 'text';
      id: string;
      label: string;
      hint?: string;
      multiline: boolean;
      required: boolean;
      maxCharacters: number;
      value?: string;
    }
  | {
      type: 'choice';
      id: string;
      label: string;
      hint?: string;
      required: boolean;
      options: { id: string; label: string }[];
      value?: string;
    }
  /** Any of them; the value is their ids with commas between. */
  | {
      type: 'checks';
      id: string;
      label: string;
      hint?: string;
      required: boolean;
      options: { id: string; label: string }[];
      value?: string;
    };

export interface Form {
  /** report, wrong-script, close, details. */
  id: string;
  title: string;
  submit: string;
  cancel: string;
  intro?: string;
  fields: Field[];
  /** Goes with the form and comes back with it; names and numbers only, never what a person typed. */
  context: Record<string, string>;
}

/** The ids in the value of a field of checks. */
export function checkedIn(value: string | undefined): string[] {
  return (value ?? '').split(',').filter((id) => id !== '');
}
