/** The ways through "my points". */
import { h } from '../core/dom.js';
import { t } from '../core/words.js';
import { busy } from './busy.js';
import { leave } from './frame.js';

const PLACES = [['#/me', 'overview'], ['#/me/history', 'history'], ['#/me/rewards', 'rewards'], ['#/me/orders', 'orders']];

export function mineNav() {
  return h('nav.sub', { 'aria-label': t('place.me') }, h('ul.chips', {}, PLACES.map(([href, key]) => h('li', {},
    h('a.chip', { href, 'aria-current': location.hash.split('?')[0] === href ? 'page' : null }, t(`mine.${key}`)))),
    h('li.leave', {}, h('button.chip', { type: 'button', onclick: leave }, t('signOut')))));
}

/** Lists that go on: a page at a time, until there is no more. */
export async function paged(list, more, load, row) {
  let next = null;
  async function page() {
    const answer = await load(next);
    const from = list.children.length;
    list.append(...answer.items.map(row));
    next = answer.next;
    more.hidden = !next;
    return { count: answer.items.length, from };
  }
  more.addEventListener('click', () => busy(more, async () => {
    const { from } = await page();
    const first = list.children[from];
    first?.setAttribute('tabindex', '-1');
    first?.focus();
  }));
  return (await page()).count;
}
