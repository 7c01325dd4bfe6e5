/** Products and offers as cards, with what can be done with them right there. */
import { LOYALTY, call, get } from '../core/api.js';
import { byId, h, icon, offerPicture, productPicture, toast } from '../core/dom.js';
import { money, number, points, t } from '../core/words.js';
import { ended, isGuest, noteCart, refresh } from '../core/shopper.js';
import { busy } from './busy.js';
import { countdown, isNear } from './countdown.js';
import { words } from './states.js';
import { exchange } from './exchange.js';

let cards = 0;

export const signInHref = () => `#/sign-in?to=${encodeURIComponent(location.hash || '#/')}`;

/** Points, with cash where some is due. */
export function price(offer) {
  return h('p.price', {},
    h('strong', {}, points(offer.points)),
    offer.cash && h('span', {}, ` + ${money(offer.cash)}`),
    offer.listPoints !== offer.points && h('s', {}, h('span.unseen', {}, t('insteadOf')), number(offer.listPoints)));
}

/** What limits an offer, one badge each. */
export function badges(offer) {
  const list = [];
  if (isNear(offer.window.until)) {
    list.push(countdown(offer.window.until));
  }
  if (offer.remaining === 0) {
    list.push(h('span.badge.gone', {}, t('soldOut')));
  } else if (offer.remaining !== null) {
    list.push(h('span.badge', {}, t('left', { n: offer.remaining })));
  }
  if (offer.tier) {
    list.push(h('span.badge.tier', {}, icon('lock'), t('fromTier', { tier: tierName(offer.tier) })));
  } else if (offer.flags.includes('TIER_ONLY')) {
    list.push(h('span.badge.tier', {}, icon('lock'), t('flag.TIER_ONLY')));
  }
  if (offer.flags.includes('SEGMENT_ONLY')) {
    list.push(h('span.badge', {}, t('flag.SEGMENT_ONLY')));
  }
  if (offer.perMember) {
    list.push(h('span.badge', {}, t('perMember', { limit: offer.perMember.limit })));
  }
  return list.length ? h('p.badges', {}, list) : null;
}

/** Tiers by their codes; a merchant's own ones are called as they call them. */
function tierName(code) {
  return ['silver', 'gold', 'diamond'].includes(code) ? t(`tier.${code}`) : code;
}

export const offerHref = offer => (offer.product && offer.kind === 'GOODS' ? `#/product/${offer.product.id}` : `#/offer/${offer.id}`);

const FOR_CARTS = ['GOODS', 'SHIPPING'];

/** Puts goods of the mall into the cart, or has points pay its shipping. */
async function putIntoCart(offer) {
  await call('POST', `${LOYALTY}/cart/mall-items`, { offerId: offer.id });
  await refresh();
  toast(t('inCart', { name: offer.name }), { href: '#/cart', text: t('toCart') });
}

/** What is gone for good is said before what can be saved up for. */
function whyNot(offer) {
  return offer.remaining === 0 ? t('soldOut') : offer.pointsShort ? t('short', { n: offer.pointsShort }) : offer.refusalDetail;
}

/** Brings the focus back to what was clicked, or to what was drawn for it anew; whoever scrolled stays there. */
function wayBack(button, offer) {
  const around = button.closest('[id]').id;
  return () => {
    const place = button.isConnected ? button : (byId(around) ?? byId('view')).querySelector(`[data-get="${offer.id}"]`);
    place?.focus({ preventScroll: true });
  };
}

/** What can be done with an offer, or why it can't be done now. */
export function offerAction(offer, { clicked = () => {}, done = () => {} } = {}) {
  const id = `why-${++cards}`;
  if (isGuest()) {
    return [h('a.button.wide', { href: signInHref() }, t('signInToGet'))];
  }
  const label = t(offer.kind === 'GOODS' ? 'addForPoints' : offer.kind === 'SHIPPING' ? 'useForShipping'
    : offer.kind === 'DONATION' ? 'donate' : 'exchange');
  if (!offer.eligible) {
    return [h('button.button.wide', { type: 'button', disabled: true, 'aria-describedby': id }, label),
      h('p.why', { id, 'data-get': offer.id, tabindex: '-1' }, whyNot(offer))];
  }
  const why = h('p.why', { id, hidden: true });
  const button = h('button.button.main.wide', { type: 'button', 'data-get': offer.id, 'aria-label': `${label}: ${offer.name}` }, label);
  button.addEventListener('click', () => busy(button, async () => {
    clicked();
    why.hidden = true;
    try {
      if (FOR_CARTS.includes(offer.kind)) {
        const back = wayBack(button, offer);
        await putIntoCart(offer);
        await done();
        button.disabled = false;
        back();
      } else {
        exchange(offer, wayBack(button, offer), done);
      }
    } catch (failure) {
      if (failure.status === undefined || ended(failure)) {
        throw failure;
      }
      why.hidden = false;
      why.textContent = words(failure);
      toast(words(failure));
    }
  }));
  return [button, why];
}

/**
 * @param reason why it is shown, where something recommends it
 * @param done draws anew what else is shown, once it was had
 * @param again draws anew all the cards, this one among them; else it draws itself anew
 */
export function offerCard(offer, { reason = null, clicked = () => {}, done = () => {}, again = null, eager = false } = {}) {
  const renew = async () => {
    const now = await get(`${LOYALTY}/mall/offers/${offer.id}`).catch(() => null);
    if (now && card.isConnected) {
      card.replaceWith(offerCard(now, { reason, clicked, done, eager }));
    }
    await done();
  };
  const card = h('li.card.offer', { 'data-offer': offer.id },
    h('a.cover', { href: offerHref(offer), tabindex: '-1', 'aria-hidden': 'true', onclick: clicked }, offerPicture(offer, eager)),
    h('div.inside', {},
      badges(offer),
      h('h3', {}, h('a', { href: offerHref(offer), onclick: clicked }, offer.name)),
      price(offer),
      offer.marketPrice && h('p.soft', {}, t('marketPrice', { money: money(offer.marketPrice) })),
      reason && h('p.reason', {}, reason),
      h('div.act', {}, offerAction(offer, { clicked, done: again ?? renew }))));
  return card;
}

async function addToCart(product, quantity) {
  const cart = await call('POST', '/api/v1/cart/items', { productId: product.id, quantity });
  noteCart(cart);
  refresh();
  toast(t('inCart', { name: product.name }), { href: '#/cart', text: t('toCart') });
}

/** @param quantity tells how many are wanted at the moment of the click */
export function productAction(product, { quantity = () => 1, refusal = null, main = false } = {}) {
  const id = `why-${++cards}`;
  if (isGuest()) {
    return [h('a.button.wide', { href: signInHref() }, t('signInToBuy'))];
  }
  if (refusal) {
    return [h('button.button.wide', { type: 'button', disabled: true, 'aria-describedby': id }, t('add')),
      h('p.why', { id }, refusal)];
  }
  const why = h('p.why', { id, role: 'alert', hidden: true });
  const button = h(`button.button.wide${main ? '.main' : ''}`,
    { type: 'button', 'aria-label': main ? null : `${t('add')}: ${product.name}` }, t('add'));
  button.addEventListener('click', () => busy(button, async () => {
    why.hidden = true;
    try {
      await addToCart(product, quantity());
    } catch (failure) {
      if (failure.status === undefined || ended(failure)) {
        throw failure;
      }
      why.hidden = false;
      why.textContent = words(failure);
    }
  }));
  return [button, why];
}

export function productCard(product, eager = false) {
  const href = `#/product/${product.id}`;
  return h('li.card.product', { 'data-product': product.id },
    h('a.cover', { href, tabindex: '-1', 'aria-hidden': 'true' }, productPicture(product.id, eager)),
    h('div.inside', {},
      h('h3', {}, h('a', { href }, product.name)),
      product.price && h('p.price', {}, h('strong', {}, money(product.price))),
      h('div.act', {}, productAction(product))));
}

