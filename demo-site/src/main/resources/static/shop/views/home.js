/** Home: how many points, what they buy, the mall's zones, and what the store sells. */
import { LOYALTY, get, tell } from '../core/api.js';
import { h, icon } from '../core/dom.js';
import { money, points, t } from '../core/words.js';
import { isGuest, onShopper, refresh, shopper } from '../core/shopper.js';
import { begin } from '../core/router.js';
import { offerCard, productCard, signInHref } from '../parts/cards.js';
import { fill, nothing, outlines } from '../parts/states.js';
import { progress } from '../parts/tier.js';
import { tryAs } from '../parts/people.js';

let drawBalance = () => {};
onShopper(() => drawBalance());

export default async function home() {
  const body = begin(t('homeTitle'), { hidden: true, className: 'home' });
  const buys = section('buys', t('pointsBuy'), { text: t('allOffers'), href: '#/mall' });
  const zones = h('div.zones', {}, zoneOutline());
  const categories = section('categories', t('categories'));
  const products = section('products', t('someProducts'), { text: t('allProducts'), href: '#/products' });
  categories.content.replaceChildren(h('ul.chips', {}, Array.from({ length: 8 }, () => h('li.outline-chip', { 'aria-hidden': 'true' }))));
  buys.content.replaceChildren(h('ul.rail', {}, outlines(4)));
  products.content.replaceChildren(h('ul.grid', {}, outlines(8)));
  body.append(isGuest() ? welcome() : balance(), buys.element, categories.element, zones, products.element);
  // None waits for another, and nothing that can be clicked waits for any.
  fill(buys.content, () => recommended(buys.content));
  fill(categories.content, allCategories);
  fill(products.content, someProducts);
  fill(zones, allZones);
}

function section(id, title, link = null) {
  const content = h('div.content');
  const element = h('section.part', { id, 'aria-labelledby': `${id}-title` },
    h('div.part-head', {}, h('h2', { id: `${id}-title` }, title), link && h('a.more', { href: link.href }, link.text, icon('next'))),
    content);
  return { element, content };
}

function welcome() {
  return h('section.hero', {},
    h('div.hero-text', {},
      h('p.eyebrow', {}, t('heroEyebrow')),
      h('p.claim', {}, t('heroClaim')),
      h('p.lead', {}, t('heroLead')),
      h('p.buttons', {},
        h('a.button.main', { href: '#/register' }, t('join')),
        h('a.button', { href: signInHref() }, t('signIn')),
        h('a.button', { href: '#/start' }, t('startTitle')))),
    tryAs());
}

function balance() {
  const place = h('section.hero.mine', { 'aria-labelledby': 'balance-title' });
  const draw = () => {
    const me = shopper.me;
    if (!me) {
      place.replaceChildren(h('div.hero-text', {}, h('p.eyebrow', {}, t('hello', { name: shopper.name })), h('div.line.big'), h('div.line')));
      return;
    }
    place.replaceChildren(
      h('div.hero-text', {},
        h('p.eyebrow', {}, t('hello', { name: shopper.name })),
        h('p.claim', { id: 'balance-title' }, points(me.balance.available)),
        h('p.lead', {}, me.balance.available ? t('worth', { money: money(me.worth) }) : t('noPointsYet')),
        me.anchors.length > 0 && h('ul.anchors', {}, me.anchors.slice(0, 3).map(anchor =>
          h('li', {}, h('a', { href: `#/offer/${anchor.offerId}` }, anchor.text)))),
        h('p.buttons', {}, h('a.button.main', { href: '#/mall?affordable=true' }, t('spendThem')),
          h('a.button', { href: '#/me' }, t('place.me')))),
      progress(me.tier, me.balance));
  };
  draw();
  drawBalance = () => {
    if (place.isConnected && !isGuest()) {
      draw();
    }
  };
  if (!shopper.me) {
    refresh();
  }
  return place;
}

async function recommended(content) {
  const answer = await get(`${LOYALTY}/recommendations?placement=home&limit=8`);
  if (!answer.items.length) {
    return nothing(t('nothingToRecommend'), { href: '#/mall', text: t('allOffers') });
  }
  const clicked = offer => tell(answer.requestId, [{ offerId: offer.id, kind: 'CLICKED' }]);
  seen(content, () => tell(answer.requestId, answer.items.map(({ offer }) => ({ offerId: offer.id, kind: 'SEEN' }))));
  return h('ul.rail', { tabindex: '0', 'aria-label': t('pointsBuy') }, answer.items.map(({ offer, reason }) => offerCard(offer, { reason, clicked: () => clicked(offer) })));
}

/** What is never scrolled to was not seen. */
function seen(element, action) {
  const observer = new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting)) {
      observer.disconnect();
      action();
    }
  });
  observer.observe(element);
}

async function allCategories() {
  const categories = await get('/api/v1/categories');
  return h('ul.chips', {}, categories.map(({ code, name }) =>
    h('li', {}, h('a.chip', { href: `#/products?category=${code}` }, name))));
}

async function someProducts() {
  const page = await get('/api/v1/products?limit=8');
  return h('ul.grid', {}, page.items.map(product => productCard(product)));
}

function zoneOutline() {
  return h('section.part', { 'aria-hidden': 'true' }, h('div.part-head', {}, h('div.line.heading')), h('ul.grid', {}, outlines(4)));
}

async function allZones() {
  const zones = (await get(`${LOYALTY}/mall/zones`)).items;
  return zones.filter(zone => zone.offers.length).map(zone => {
    const part = section(`zone-${zone.code}`, zone.name, { text: t('allOfZone'), href: `#/mall?zone=${zone.code}` });
    part.content.replaceChildren(h('ul.grid', {}, zone.offers.map(offer => offerCard(offer))));
    return part.element;
  });
}
