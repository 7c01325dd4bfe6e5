/** One offer that gives no goods of the store: a coupon, a benefit, a donation. */
import { LOYALTY, get } from '../core/api.js';
import { h, offerPicture } from '../core/dom.js';
import { day, money, t } from '../core/words.js';
import { begin, retitle, show, stillShown } from '../core/router.js';
import { badges, offerAction, price } from '../parts/cards.js';
import { outlineRows } from '../parts/states.js';

export default async function offer({ token, parts }) {
  const body = begin(t('offerTitle'), { before: h('a.back', { href: '#/mall' }, t('backToMall')) });
  body.append(outlineRows(4));
  const found = await get(`${LOYALTY}/mall/offers/${parts[0]}`);
  if (!stillShown(token)) {
    return;
  }
  if (found.product && found.kind === 'GOODS') {
    history.replaceState(null, '', `#/product/${found.product.id}`);
    show();
    return;
  }
  retitle(found.name);
  draw(body, found, token);
}

function draw(body, found, token) {
  const again = async () => {
    const now = await get(`${LOYALTY}/mall/offers/${found.id}`).catch(() => null);
    if (now && stillShown(token)) {
      draw(body, now, token);
    }
  };
  body.replaceChildren(h('div.detail', {},
    h('div.detail-picture', {}, offerPicture(found, true)),
    h('div.detail-text', {},
      badges(found),
      h('p.eyebrow', {}, t(`kind.${found.kind}`)),
      price(found),
      found.marketPrice && h('p.soft', {}, t('marketPrice', { money: money(found.marketPrice) })),
      found.anchor && h('p', {}, found.anchor),
      found.donated !== null && h('p', {}, t('donatedByAll', { n: found.donated })),
      found.window.until && h('p.soft', {}, t('until', { day: day(found.window.until) })),
      found.perMember && h('p.soft', {}, t('perMemberUsed', found.perMember)),
      h('div.act', {}, offerAction(found, { done: again })),
      h('details.why-price', {}, h('summary', {}, t('whyThisPrice')), h('ul', {}, found.explanation.map(line => h('li', {}, line)))))));
}
