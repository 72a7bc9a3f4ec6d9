// Small comforts. Every page works without this file.

// The summary of what is wrong gets the focus also where the browser does not honour autofocus on it.
document.getElementById('error-summary')?.focus();

// A menu closes with Escape, giving the focus back, and when one clicks elsewhere.
for (const menu of document.querySelectorAll('details.menu')) {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  document.addEventListener('click', (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

// A second click while the first is under way is dropped; the server would see through it anyway.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent === 'yes') event.preventDefault();
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 5000);
  });
}

// Back from the history, a form can be sent again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form')) delete form.dataset.sent;
});

// Printing needs a script; the button shows itself where there is one.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

// A long list of codes is searched while one types; the button beside the field does the same without a script.
for (const part of document.querySelectorAll('.code-search')) {
  const field = part.querySelector('input[type="search"]');
  const { name, codes } = part.dataset;
  let asked = 0;
  let waiting;
  const offer = (found) => {
    const group = part.querySelector('fieldset');
    for (const field of group.querySelectorAll('.ds-field'))
      if (field.dataset.found === 'yes' && !field.querySelector('input').checked) field.remove();
    const known = new Set([...group.querySelectorAll('input')].map((input) => input.value));
    for (const { word, label } of found.filter((code) => !known.has(code.word))) {
      const row = document.createElement('div');
      row.className = 'ds-field';
      row.dataset.found = 'yes';
      const input = Object.assign(document.createElement('input'), { type: 'checkbox', className: 'ds-input', name, value: word });
      input.id = `${name.replaceAll('.', '_')}-${word}`;
      const text = Object.assign(document.createElement('label'), { className: 'ds-label', htmlFor: input.id, textContent: label });
      text.dataset.weight = 'regular';
      row.append(input, text);
      group.append(row);
    }
  };
  field?.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      asked += 1;
      const mine = asked;
      const query = new URLSearchParams({ q: field.value, language: document.documentElement.lang, limit: '12' });
      const answer = field.value.trim() === '' ? undefined : await fetch(`/api/code-lists/${codes}?${query}`).catch(() => undefined);
      // An answer that comes late, after a later question, is nobody's.
      if (mine === asked) offer(answer?.ok ? (await answer.json()).codes : []);
    }, 150);
  });
}

// A page on which something goes on by itself looks again, except while somebody uses it or does not look at it.
const again = Number(document.querySelector('main[data-refresh]')?.dataset.refresh ?? 0);
if (again > 0) {
  const lookAgain = () => {
    const used = document.hidden || document.querySelector('main :focus') !== null || !getSelection()?.isCollapsed;
    if (used) setTimeout(lookAgain, again * 1000);
    else location.reload();
  };
  setTimeout(lookAgain, again * 1000);
}
