/** One order: its confirmation when it has just been placed, and what can be given back of it. */
import { LOYALTY, call, get, keys } from '../core/api.js';
import { h, icon, productPicture } from '../core/dom.js';
import { has, money, moment, number, t } from '../core/words.js';
import { refresh } from '../core/shopper.js';
import { begin, show, stillShown } from '../core/router.js';
import { busy } from '../parts/busy.js';
import { offerCard } from '../parts/cards.js';
import { fill, outlineRows, refusal } from '../parts/states.js';

export default async function order({ token, parts, query }) {
  const placed = query.get('placed') === 'true';
  const body = begin(placed ? t('thanks') : t('orderTitle', { number: parts[0] }), {
    before: placed ? h('p.tick', {}, icon('check')) : h('a.back', { href: '#/me/orders' }, t('backToOrders')),
    className: placed ? 'placed' : '',
  });
  body.append(outlineRows(4));
  const found = await get(`/api/v1/orders/${parts[0]}`);
  if (!stillShown(token)) {
    return;
  }
  const next = h('section.part', { hidden: true, 'aria-labelledby': 'next-title' });
  body.replaceChildren(
    placed ? h('div.placed-text', { id: 'confirmation', role: 'status' },
      h('p.lead', {}, t('placedText', { number: found.orderNumber })),
      h('p.earned', {}, h('strong', {}, t('earned', { n: found.pointsEarned })),
        found.pointsSpent ? ` ${t('spentOnIt', { n: found.pointsSpent })}` : ''),
      h('p.buttons', {}, h('a.button.main', { href: '#/mall' }, t('spendThem')), h('a.button', { href: '#/me/history' }, t('toHistory'))))
      : h('p.soft', {}, found.placedAt && moment(found.placedAt), ' · ', status(found)),
    summary(found), returns(found), placed ? '' : undo(found), next);
  if (placed) {
    fill(next, () => after(token));
  }
}

export function status(order) {
  const key = `status.${order.status}`;
  return has(key) ? t(key) : order.status;
}

function summary(order) {
  return h('div.panel', {},
    h('ul.items', {}, order.items.map(item => h('li.item-row', {},
      item.productId && productPicture(item.productId),
      h('div.item-text', {},
        h('h2.item-name', {}, item.productId ? h('a', { href: `#/product/${item.productId}` }, item.name) : item.name),
        h('p.soft', {}, t('pieces', { n: item.quantity, money: money(item.price) }),
          item.points ? ` · ${t('withPoints', { n: item.points })}` : '',
          item.returned ? ` · ${t('returnedPieces', { n: item.returned })}` : '')),
    ))),
    h('dl.sums', {},
      h('dt', {}, t('total')), h('dd', {}, money(order.total)),
      order.pointsSpent > 0 && [h('dt', {}, t('pointsSpent')), h('dd', {}, number(order.pointsSpent))],
      h('dt', {}, t('cardPaid')), h('dd', {}, money(order.cashPaid)),
      h('dt', {}, t('pointsEarned')), h('dd', {}, number(order.pointsEarned)),
      order.rewards.map(reward => [h('dt', {}, t('usedReward')), h('dd', {}, reward.name)])));
}

function returns(order) {
  return order.returns.length ? h('section.panel', { 'aria-labelledby': 'returns-title' }, h('h2', { id: 'returns-title' }, t('returnsTitle')),
    h('ul.plain', {}, order.returns.map(each => h('li', {}, h('strong', {}, t(`undone.${each.kind}`)), ` · ${moment(each.at)} · `,
      t('undoneText', { cash: money(each.cash), back: each.pointsBack, taken: each.pointsTakenBack }))))) : '';
}

/** Whole, or so many pieces of each. */
function undo(order) {
  const left = order.items.filter(item => item.quantity > item.returned);
  if (!left.length || order.status === 'CANCELLED') {
    return '';
  }
  const said = h('div', {});
  const send = (control, action) => busy(control, async () => {
    said.replaceChildren();
    try {
      await action();
      await refresh();
      show();
    } catch (failure) {
      refusal(said, failure);
    }
  });
  const keyOf = keys();
  const inputs = left.map(item => ({ item, input: h('input', { type: 'number', min: 0, max: item.quantity - item.returned, value: 0, inputmode: 'numeric', id: `back-${item.id}` }) }));
  const give = h('button.button', { type: 'button' }, t('sendBack'));
  give.addEventListener('click', () => send(give, () => {
    const body = {
      lines: inputs.filter(({ input }) => Number(input.value) > 0).map(({ item, input }) => ({ itemId: item.id, quantity: Number(input.value) })),
    };
    return call('POST', `/api/v1/orders/${order.orderNumber}/returns`, body, { 'Idempotency-Key': keyOf(body) });
  }));
  const cancel = h('button.button.danger', { type: 'button', hidden: order.returns.length > 0 }, t('cancelOrder'));
  cancel.addEventListener('click', () => send(cancel, () => call('POST', `/api/v1/orders/${order.orderNumber}/cancel`)));
  return h('details.panel.undo', {}, h('summary', {}, t('undoTitle')),
    h('p.soft', {}, t('undoText')),
    h('ul.plain', {}, inputs.map(({ item, input }) => h('li.row', {}, h('label', { for: input.id }, item.name), input))),
    h('p.buttons', {}, give, cancel), said);
}

async function after(token) {
  const answer = await get(`${LOYALTY}/recommendations?placement=after-order&limit=4`);
  return answer.items.length && stillShown(token) ? [h('div.part-head', {}, h('h2', { id: 'next-title' }, t('nowBuys'))),
    h('ul.grid', {}, answer.items.map(({ offer, reason }) => offerCard(offer, { reason })))] : [];
}
