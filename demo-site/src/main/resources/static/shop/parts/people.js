/** The demo's people, one tap away: whoever tries the demo need not look up names and passwords. */
import { h } from '../core/dom.js';
import { t } from '../core/words.js';
import { signIn } from '../core/shopper.js';
import { go } from '../core/router.js';
import { busy } from './busy.js';
import { words } from './states.js';

const PEOPLE = ['ana', 'bo', 'chen', 'dee'];

/** @param to where it leads once signed in */
export function tryAs(to = '#/') {
  const said = h('p.why', { role: 'alert', hidden: true });
  return h('div.people', {},
    h('p.people-title', {}, t('tryAs')),
    h('ul.plain', {}, PEOPLE.map(name => {
      const button = h('button.person', { type: 'button', 'data-person': name },
        h('strong', {}, name), h('span.soft', {}, t(`person.${name}`)));
      button.addEventListener('click', () => busy(button, async () => {
        try {
          await signIn(name, 'demo');
          go(to);
        } catch (failure) {
          said.hidden = false;
          said.textContent = words(failure);
        }
      }));
      return h('li', {}, button);
    })), said);
}
