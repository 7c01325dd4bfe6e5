/** What to try next: the whole round of points, each step one click away, with what the visitor has done of it already. */
import { LOYALTY, get } from '../core/api.js';
import { h, icon } from '../core/dom.js';
import { t } from '../core/words.js';
import { isGuest } from '../core/shopper.js';
import { begin, stillShown } from '../core/router.js';
import { tryAs } from '../parts/people.js';

/** @param by the kinds of movement by which somebody has done it; none where nothing moves */
const TRIES = [
  { key: 'earn', href: '#/products', by: ['EARN'] },
  { key: 'pay', href: '#/cart', by: ['BURN'] },
  { key: 'exchange', href: '#/mall?kind=COUPON', by: ['EXCHANGE'] },
  { key: 'why', href: '#/me/history' },
  { key: 'return', href: '#/me/orders', by: ['CLAWBACK', 'RETURN', 'RECOVER'] },
  { key: 'tier', href: '#/mall?zone=gold' },
  { key: 'guide', href: '#/guide' },
];
const MOVEMENTS = 100;

export default async function start({ token }) {
  const body = begin(t('startTitle'), { lead: t('startLead') });
  const list = h('ol.tries', {}, TRIES.map(one => step(one)));
  const admin = h('p.buttons', {}, h('a.button', { href: '/shop/api.html' }, t('apiDocument')), h('a.button', { href: '/shop/widget.html' }, t('widgetPage')));
  body.append(
    isGuest() ? tryAs('#/start') : '',
    list,
    h('section.panel', { 'aria-labelledby': 'merchants-title' }, h('h2', { id: 'merchants-title' }, t('try.admin')), h('p', {}, t('try.admin.text')), admin));
  const [done, places] = await Promise.all([moved(), get('/shop/places.json')]);
  if (!stillShown(token)) {
    return;
  }
  if (places.admin) {
    admin.prepend(h('a.button.main', { href: `${places.admin}loyalty-start` }, t('toAdmin')));
  }
  TRIES.filter(({ by = [] }) => by.some(kind => done.has(kind))).forEach(({ key }) => {
    list.querySelector(`[data-try=${key}] h2`).append(h('span.badge.state-ACTIVE', {}, icon('check'), t('tried')));
  });
}

function step({ key, href }) {
  return h('li.panel', { 'data-try': key },
    h('h2', {}, t(`try.${key}`)), h('p', {}, t(`try.${key}.text`)),
    h('p.buttons', {}, h('a.button', { href }, t(`try.${key}.go`), icon('next'))));
}

/** The kinds of the latest movements; of guests nothing is known. */
async function moved() {
  return isGuest() ? new Set() : new Set((await get(`${LOYALTY}/me/transactions?limit=${MOVEMENTS}`)).items.map(({ kind }) => kind));
}
