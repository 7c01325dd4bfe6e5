/** Every movement of points, each with its reasons. */
import { LOYALTY, get } from '../core/api.js';
import { h } from '../core/dom.js';
import { has, moment, number, signed, t } from '../core/words.js';
import { begin } from '../core/router.js';
import { mineNav, paged } from '../parts/mine.js';
import { nothing, outlineRows } from '../parts/states.js';

export default async function history() {
  const body = begin(t('historyTitle'), { before: mineNav() });
  const list = h('ol.history', {});
  const more = h('button.button', { type: 'button', hidden: true }, t('more'));
  const outline = outlineRows(6);
  body.append(outline, list, h('p.more-row', {}, more));
  const count = await paged(list, more,
    next => get(`${LOYALTY}/me/transactions?limit=20${next ? `&cursor=${encodeURIComponent(next)}` : ''}`), entry);
  outline.remove();
  if (!count) {
    body.replaceChildren(nothing(t('noHistory'), { href: '#/products', text: t('earnSome') }));
  }
}

function entry(line) {
  const kind = `entry.${line.kind}`;
  return h('li.entry', {},
    h('div.entry-text', {},
      h('h2', {}, has(kind) ? t(kind) : line.kind),
      h('p.soft', {}, moment(line.at), line.orderNumber && [' · ', h('a', { href: `#/order/${line.orderNumber}` }, t('orderTitle', { number: line.orderNumber }))]),
      line.explanation.length > 0 && h('ul.reasons', {}, line.explanation.map(reason => h('li', {}, reason))),
      line.reason && h('p', {}, t('reasonGiven', { reason: line.reason }))),
    h('p.entry-points', {},
      h(`strong.${line.points < 0 ? 'less' : 'more'}`, {}, signed(line.points)),
      h('span.soft', {}, t('balanceAfter', { n: line.balanceAfter }))));
}
