// A form of the desk in a dialog: opened, checked, sent; the focus goes back to where it was.

/**
 * @param html the dialog, made by the server
 * @param submit sends {form, context, values}; throws when that failed; answers with what opens the next dialog, when there is one
 * @param words {required, excuse(error)}
 * @param giveBack puts the focus where it was, when that is still there
 * @param trouble a sentence that stands in it from the beginning
 */
export function openForm(html, submit, words, giveBack, trouble = '') {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  const dialog = holder.firstElementChild;
  const form = dialog.querySelector('form');
  const problem = dialog.querySelector('.problem');
  problem.textContent = trouble;
  document.body.append(dialog);
  let busy = false;
  let next;

  dialog.querySelector('[data-cancel]').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (next) next();
    else giveBack();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy || !complete(form, problem, words.required)) return;
    busy = true;
    form.setAttribute('aria-busy', 'true');
    try {
      next = await submit({
        form: form.dataset.form,
        context: JSON.parse(form.dataset.context),
        values: valuesOf(form),
      });
      dialog.close();
    } catch (error) {
      problem.textContent = words.excuse(error);
    }
    busy = false;
    form.removeAttribute('aria-busy');
  });
  dialog.showModal();
  form.querySelector('textarea, input, select')?.focus();
}

/** Several ticked boxes of one name come as one value with commas. */
function valuesOf(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) values[name] = name in values ? `${values[name]},${value}` : value;
  return values;
}

function complete(form, problem, required) {
  const fields = [...form.elements].filter((field) => field.name);
  const empty = fields.filter((field) => field.required && field.value.trim() === '');
  for (const field of fields) field.toggleAttribute('aria-invalid', false);
  for (const field of empty) field.setAttribute('aria-invalid', 'true');
  problem.textContent = empty.length > 0 ? required : '';
  empty[0]?.focus();
  return empty.length === 0;
}
