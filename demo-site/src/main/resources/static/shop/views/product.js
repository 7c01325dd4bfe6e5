/** A product: its price in cash and in points side by side, what it earns, and what goes with it. */
import { LOYALTY, get, tell } from '../core/api.js';
import { h, icon, later, productPicture } from '../core/dom.js';
import { money, t } from '../core/words.js';
import { isGuest } from '../core/shopper.js';
import { begin, retitle, stillShown } from '../core/router.js';
import { badges, offerAction, offerCard, price, productAction } from '../parts/cards.js';
import { fill, outlineRows } from '../parts/states.js';

const MOST = 99;

export default async function product({ token, parts }) {
  const id = parts[0];
  const body = begin(t('productTitle'), { before: h('a.back', { href: '#/products' }, t('backToProducts')) });
  const panel = h('div.detail-text', {}, outlineRows(5));
  body.append(h('div.detail', {}, h('div.detail-picture', {}, productPicture(id, true)), panel));
  const [found, flags] = await Promise.all([get(`/api/v1/products/${id}`), get(`${LOYALTY}/products/${id}/flags`).catch(() => null)]);
  if (!stillShown(token)) {
    return;
  }
  retitle(found.name);
  const quantity = h('input', { type: 'number', id: 'quantity', value: 1, min: 1, max: MOST, inputmode: 'numeric' });
  const pieces = () => Math.min(MOST, Math.max(1, Math.trunc(Number(quantity.value)) || 1));
  const earns = h('div.earns', {}, h('div.line'));
  const forPoints = h('div.for-points', {}, h('div.line'));
  const estimate = () => fill(earns, () => earning(id, pieces()));
  quantity.addEventListener('input', later(estimate, 200));
  panel.replaceChildren(
    flags?.flags.length ? h('ul.flags', {}, flags.flags.map(flag => h('li', {}, icon('lock'), flag.text))) : '',
    h('div.two-prices', {},
      h('section.buy-box', { 'aria-labelledby': 'cash-title' },
        h('h2', { id: 'cash-title' }, t('forCash')),
        found.price && h('p.price.large', {}, h('strong', {}, money(found.price))),
        earns,
        !isGuest() && h('label.quantity', { for: 'quantity' }, t('quantityLabel'), quantity),
        h('div.act', {}, productAction(found, { quantity: pieces, refusal: flags?.refusal?.detail, main: true })),
        isGuest() && h('p.soft', {}, h('a', { href: '#/register' }, t('joinToEarn')))),
      forPoints));
  const goesWith = h('section.part', { hidden: true, 'aria-labelledby': 'with-title' });
  body.append(goesWith);
  estimate();
  const pricesInPoints = () => fill(forPoints, () => mallPrices(id, pricesInPoints));
  pricesInPoints();
  fill(goesWith, () => recommended(id, token));
}

async function earning(id, quantity) {
  const answer = await get(`${LOYALTY}/earnings/estimate?productId=${id}&quantity=${quantity}`);
  return h('details', {}, h('summary', {}, t(isGuest() ? 'wouldEarn' : 'earns', { n: answer.points })),
    answer.explanation.length ? h('ul', {}, answer.explanation.map(line => h('li', {}, line))) : h('p', {}, t('earnsNothing')));
}

async function mallPrices(id, again) {
  const { items } = await get(`${LOYALTY}/mall/offers?productId=${id}`);
  const goods = items.filter(offer => offer.kind === 'GOODS');
  return goods.map((offer, index) => h('section.buy-box.points-box', { 'aria-labelledby': `points-title-${index}` },
    h('h2', { id: `points-title-${index}` }, t('forPoints')),
    badges(offer),
    price(offer),
    offer.anchor && h('p.soft', {}, offer.anchor),
    h('div.act', {}, offerAction(offer, { done: again })),
    offer.explanation.length > 1 && h('details', {}, h('summary', {}, t('whyThisPrice')),
      h('ul', {}, offer.explanation.map(line => h('li', {}, line))))));
}

async function recommended(id, token) {
  const answer = await get(`${LOYALTY}/recommendations?placement=product&productId=${id}&limit=4`);
  if (!answer.items.length || !stillShown(token)) {
    return [];
  }
  const told = kind => offers => tell(answer.requestId, offers.map(offer => ({ offerId: offer.id, kind })));
  told('SEEN')(answer.items.map(({ offer }) => offer));
  return [h('div.part-head', {}, h('h2', { id: 'with-title' }, t('goesWith'))),
    h('ul.grid', {}, answer.items.map(({ offer, reason }) =>
      offerCard(offer, { reason, clicked: () => told('CLICKED')([offer]) })))];
}
