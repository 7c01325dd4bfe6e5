/** The shopper's orders, the latest first. */
import { get } from '../core/api.js';
import { h, productPicture } from '../core/dom.js';
import { money, moment, t } from '../core/words.js';
import { begin } from '../core/router.js';
import { status } from './order.js';
import { mineNav, paged } from '../parts/mine.js';
import { nothing, outlineRows } from '../parts/states.js';

const PICTURES = 4;

export default async function orders() {
  const body = begin(t('ordersTitle'), { before: mineNav() });
  const list = h('ul.orders', { id: 'order-list' });
  const more = h('button.button', { type: 'button', hidden: true }, t('more'));
  const outline = outlineRows(5);
  body.append(outline, list, h('p.more-row', {}, more));
  const count = await paged(list, more, next => get(`/api/v1/orders?limit=10${next ? `&cursor=${encodeURIComponent(next)}` : ''}`), row);
  outline.remove();
  if (!count) {
    body.replaceChildren(nothing(t('noOrders'), { href: '#/products', text: t('toProducts') }));
  }
}

function row(order) {
  return h('li.panel.order', {},
    h('div.item-text', {},
      h('h2', {}, h('a', { href: `#/order/${order.orderNumber}` }, t('orderTitle', { number: order.orderNumber }))),
      h('p.soft', {}, order.placedAt && moment(order.placedAt), ' · ', status(order)),
      h('p', {}, money(order.total), order.pointsSpent ? ` · ${t('withPoints', { n: order.pointsSpent })}` : '', ` · ${t('earned', { n: order.pointsEarned })}`)),
    h('div.thumbs', {}, order.items.filter(item => item.productId).slice(0, PICTURES).map(item => productPicture(item.productId))));
}
