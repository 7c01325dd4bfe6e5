/** Codes that take something off, and the shopper's own coupons, each one tap away. */
import { LOYALTY, call, get } from '../core/api.js';
import { h, icon } from '../core/dom.js';
import { day, t } from '../core/words.js';
import { busy } from './busy.js';
import { fill, refusal } from './states.js';

export function codesForm(view, cart) {
  const said = h('div', {});
  const change = (control, method, code) => busy(control, async () => {
    said.replaceChildren();
    try {
      await view.during(() => call(method, '/api/v1/cart/codes', { code }));
    } catch (failure) {
      refusal(said, failure);
      return;
    }
    await view.redraw();
  });
  const input = h('input', { id: 'code', name: 'code', autocomplete: 'off', maxlength: 64, required: true });
  const use = h('button.button.small', {}, t('useCode'));
  const mine = h('div', { hidden: true });
  fill(mine, () => coupons(cart, change));
  return h('details.codes', { id: 'codes', open: cart.codes.length > 0 },
    h('summary', {}, t('codes')),
    h('ul.plain', {}, cart.codes.map(code => h('li.row', {}, h('code', {}, code),
      h('button.plain', { type: 'button', 'aria-label': t('removeItem', { name: code }), onclick: event => change(event.currentTarget, 'DELETE', code) }, icon('close'))))),
    mine,
    h('form.inline', { onsubmit: event => {
      event.preventDefault();
      change(use, 'POST', input.value.trim());
    } }, h('label', { for: 'code' }, h('span', {}, t('code')), input), use),
    said);
}

async function coupons(cart, change) {
  const { items } = await get(`${LOYALTY}/me/rewards?state=ACTIVE&limit=50`);
  const usable = items.filter(reward => reward.kind === 'COUPON' && reward.code && !cart.codes.includes(reward.code));
  return usable.length ? [h('p.soft', {}, t('yourCoupons')), h('ul.plain', {}, usable.map(reward => h('li.row', {},
    h('span', {}, reward.name, reward.until && h('span.soft', {}, t('goodUntil', { day: day(reward.until) }))),
    h('button.button.small', { type: 'button', 'data-coupon': reward.code, 'aria-label': `${t('useCode')}: ${reward.name}`,
      onclick: event => change(event.currentTarget, 'POST', reward.code) }, t('useCode')))))] : [];
}
