/** Signing in, and joining. */
import { h } from '../core/dom.js';
import { has, t } from '../core/words.js';
import { register, signIn } from '../core/shopper.js';
import { begin, go } from '../core/router.js';
import { busy } from '../parts/busy.js';
import { tryAs } from '../parts/people.js';
import { alert, words } from '../parts/states.js';

export default async function enter({ parts, query }) {
  const joining = parts[0] === 'register';
  const to = target(query.get('to'), joining);
  const body = begin(t(joining ? 'joinTitle' : 'signInTitle'), { lead: joining ? t('joinLead') : null, className: 'enter' });
  const said = h('div', { id: 'said' });
  const send = h('button.button.main.wide', {}, t(joining ? 'join' : 'signIn'));
  const field = (name, properties, hint = null) => h('label', { for: name }, h('span', {}, t(`field.${name}`)),
    h('input', { id: name, name, required: true, 'aria-describedby': hint && `${name}-hint`, ...properties }),
    hint && h('span.soft', { id: `${name}-hint` }, hint));
  const form = h('form.panel', { id: 'enter' },
    field('username', { autocomplete: 'username', maxlength: 64, autocapitalize: 'none', spellcheck: 'false' }),
    joining && field('email', { type: 'email', autocomplete: 'email', maxlength: 254 }),
    field('password', { type: 'password', autocomplete: joining ? 'new-password' : 'current-password', minlength: joining ? 8 : null, maxlength: 72 },
      joining ? t('passwordHint') : null),
    joining && field('birthday', { type: 'date', required: false, autocomplete: 'bday' }, t('birthdayHint')),
    said, send,
    h('p.soft', {}, t(joining ? 'haveAccount' : 'noAccount'), ' ',
      h('a', { href: `${joining ? '#/sign-in' : '#/register'}${query.get('to') ? `?to=${encodeURIComponent(to)}` : ''}` }, t(joining ? 'signIn' : 'join'))));
  form.addEventListener('submit', event => {
    event.preventDefault();
    busy(send, async () => {
      said.replaceChildren();
      const values = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
      try {
        await (joining ? register(values) : signIn(values.username, values.password));
        go(to);
      } catch (failure) {
        explain(form, said, failure);
      }
    });
  });
  body.append(h('div.enter-columns', {}, form, tryAs(to)));
}

/** Only to places of our own. */
function target(wanted, joining) {
  return wanted?.startsWith('#/') && !/^#\/(sign-in|register)/.test(wanted) ? wanted : joining ? '#/me' : '#/';
}

function explain(form, said, failure) {
  form.querySelectorAll('[aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
  const field = failure.field ?? { USERNAME_TAKEN: 'username', EMAIL_TAKEN: 'email', WRONG_CREDENTIALS: 'password' }[failure.code];
  said.replaceChildren(alert(failure.field && has(`wrong.${failure.field}`) ? t(`wrong.${failure.field}`) : words(failure)));
  const input = field && form.elements[field];
  if (input) {
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  }
}
