/** What stands around every view: the places to go, the language, who is here, the cart. */
import { byId, h, icon } from '../core/dom.js';
import { speak } from '../core/api.js';
import { LANGUAGES, choose, chosen, number, points, t } from '../core/words.js';
import { isGuest, onShopper, shopper, signOut } from '../core/shopper.js';
import { go, show } from '../core/router.js';
import { busy } from './busy.js';

const PLACES = [['#/products', 'shop'], ['#/mall', 'mall'], ['#/guide', 'guide'], ['#/start', 'start']];
const TABS = [['#/', 'home'], ['#/products', 'shop'], ['#/mall', 'mall'], ['#/cart', 'cart'], ['#/me', 'me']];

let where = '/';

/** Of the address that is shown, which of these it belongs to. */
function belongs(href) {
  const path = href.slice(1);
  const families = { '/products': ['/product/'], '/mall': ['/offer/'], '/me': ['/me/', '/order/', '/sign-in', '/register'] };
  return where === path || (families[path] ?? []).some(start => where.startsWith(start));
}

function place(href, children, extra = {}) {
  return h('a', { href, 'aria-current': belongs(href) ? 'page' : null, ...extra }, ...children);
}

function cartCount() {
  return shopper.pieces ? h('span.count', { 'aria-hidden': 'true' }, number(shopper.pieces)) : null;
}

function cartLabel() {
  return shopper.pieces ? t('cartWith', { n: shopper.pieces }) : t('cart');
}

function languages() {
  return h('div.languages', { role: 'group', 'aria-label': 'Language / 语言' },
    Object.entries(LANGUAGES).map(([tag, [text, full]]) => h('button', {
      type: 'button', lang: tag, 'aria-label': full, 'data-language': tag, 'aria-pressed': String(tag === chosen()),
      onclick: () => changeLanguage(tag),
    }, text)));
}

async function changeLanguage(tag) {
  speak(tag);
  await choose(tag);
  drawFrame();
  await show();
  byId('tools').querySelector(`[data-language="${tag}"]`).focus();
}

function account() {
  if (isGuest()) {
    return [h('a.button.small', { href: '#/sign-in', id: 'sign-in-link' }, t('signIn'))];
  }
  return [
    h('a.account', { href: '#/me', id: 'account', 'aria-current': belongs('#/me') ? 'page' : null },
      h('span.who', {}, shopper.name),
      h('span.balance', {}, shopper.me ? points(shopper.me.balance.available) : '…')),
    h('button.plain.out', { type: 'button', id: 'sign-out', onclick: leave }, t('signOut')),
  ];
}

export function leave(event) {
  return busy(event.currentTarget, async () => {
    await signOut();
    go('#/');
  });
}

function draw() {
  byId('places').replaceChildren(...PLACES.map(([href, key]) => place(href, [t(`place.${key}`)])));
  byId('tools').replaceChildren(languages(), ...account(),
    place('#/cart', [icon('cart'), cartCount()], { class: 'to-cart', 'aria-label': cartLabel() }));
  byId('tabs').replaceChildren(...TABS.map(([href, key]) => place(href,
    [icon(key), h('span', {}, t(`place.${key}`)), key === 'cart' && cartCount()],
    key === 'cart' ? { 'aria-label': cartLabel() } : {})));
}

export function drawFrame() {
  byId('skip').textContent = t('skip');
  byId('skip').onclick = event => {
    event.preventDefault();
    byId('view').focus();
  };
  byId('places').setAttribute('aria-label', t('places'));
  byId('tabs').setAttribute('aria-label', t('placesBelow'));
  byId('foot').replaceChildren(
    h('p', {}, t('demoOnly')),
    h('p.links', {},
      h('a', { href: '#/start' }, t('place.start')),
      h('a', { href: '#/guide' }, t('place.guide')),
      h('a', { href: '/shop/widget.html' }, t('widgetPage')),
      h('a', { href: '/shop/api.html' }, t('apiDocument')),
      h('a', { href: '/actuator/health' }, t('health'))));
  draw();
}

document.addEventListener('placed', event => {
  // What was said in passing stays as long as one does.
  if (where !== event.detail) {
    where = event.detail;
    byId('toast').replaceChildren();
  }
  draw();
});
let drawn = false;
onShopper(() => {
  // Before the first language has come there are no words.
  drawn = drawn || byId('foot').children.length > 0;
  if (drawn) {
    draw();
  }
});
