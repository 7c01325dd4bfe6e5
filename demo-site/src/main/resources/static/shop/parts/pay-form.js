/** The last step: where the order comes from, the card, and the button that says what it costs. */
import { call, keys, refused } from '../core/api.js';
import { h } from '../core/dom.js';
import { isZero, money, points as inWords, t } from '../core/words.js';
import { refresh } from '../core/shopper.js';
import { go } from '../core/router.js';
import { busy } from './busy.js';
import { alert, refusal, words } from './states.js';

const CARDS = [['4111111111111111', 'approved'], ['4000000000000002', 'declined'], ['4000000000000119', 'silent']];
const SOURCES = [['', '', 'web'], ['app', '', 'app'], ['', 'flagship', 'flagship']];
/** What the store says where the cart is no longer what was shown. */
const CHANGED = ['CART_CHANGED', 'INSUFFICIENT_POINTS', 'SOLD_OUT', 'MEMBER_LIMIT_REACHED', 'OUTSIDE_WINDOW', 'CONFLICT', 'CODE_NOT_USABLE'];

/** The same until it is known how it ended: whoever clicks twice, or again after a lost answer, orders once. */
let keyOf = keys();

export function payForm(view, cart, quote) {
  const number = h('input', { id: 'card', name: 'card', inputmode: 'numeric', autocomplete: 'cc-number', required: true, maxlength: 23, value: '4111 1111 1111 1111' });
  const said = h('div', { id: 'pay-said' });
  const pay = h('button.button.main.wide', { id: 'pay' });
  const card = h('fieldset', {}, h('legend', {}, t('card')),
    h('label', { for: 'card' }, h('span', {}, t('cardNumber')), number),
    h('p.test-cards', {}, h('span.soft', {}, t('testCards')), CARDS.map(([value, name]) => h('button.chip', {
      type: 'button', 'data-card': value, onclick: () => {
        number.value = value.replace(/(\d{4})(?=\d)/g, '$1 ');
        number.focus();
      },
    }, t(`card.${name}`)))));
  let due = cart.toPay;
  let points = 0;
  const element = h('form.pay', { id: 'checkout', onsubmit: event => {
    event.preventDefault();
    if (!view.changing()) {
      busy(pay, () => checkOut(view, cart, { cash: due, points }, isZero(due) ? null : number.value.replace(/\s/g, ''), said, number));
    }
  } }, source(view, cart), card, said, pay);

  function show(shown) {
    due = shown.cashTotal;
    ({ points } = shown);
    card.hidden = isZero(due);
    number.required = !card.hidden;
    const cash = money(due);
    pay.textContent = !points ? t('payCash', { cash })
      : card.hidden ? t('payPoints', { points: inWords(points) }) : t('payBoth', { cash, points: inWords(points) });
  }

  show(quote);
  return { element, show };
}

/** Rules may ask where an order comes from; in the demo one can say so. */
function source(view, cart) {
  const select = h('select', { id: 'source' }, SOURCES.map(([channel, store, name]) => h('option', {
    value: name, selected: (cart.channel ?? '') === channel && (cart.store ?? '') === store,
  }, t(`source.${name}`))));
  select.addEventListener('change', async () => {
    const [channel, store] = SOURCES.find(([, , name]) => name === select.value);
    await view.change(() => call('PUT', '/api/v1/cart/source', { channel: channel || null, store: store || null }));
    document.getElementById('source')?.focus();
  });
  return h('label', { for: 'source' }, h('span', {}, t('source')), select);
}

/** @param shown what the button says: where the store would charge something else it refuses */
async function checkOut(view, cart, shown, card, said, number) {
  said.replaceChildren();
  // What is ordered, and by which card: something else is another attempt.
  const body = { shown, ...(card && { payment: { type: 'TEST_CARD', number: card } }) };
  const key = keyOf([cart.id, cart.items.map(({ id, quantity }) => [id, quantity]), document.getElementById('sums').textContent, body]);
  try {
    const order = await call('POST', '/api/v1/checkout', body, { 'Idempotency-Key': key });
    keyOf = keys();
    await refresh();
    go(`#/order/${order.orderNumber}?placed=true`);
  } catch (failure) {
    if (refused(failure)) {
      keyOf = keys();
    }
    if (CHANGED.includes(failure.code)) {
      // Said first: it must be seen, whatever becomes of the cart.
      view.said.replaceChildren(alert(failure.code === 'CART_CHANGED' ? t('cartChanged') : words(failure)));
      await view.redraw();
      view.said.scrollIntoView({ block: 'center' });
      return;
    }
    refusal(said, failure);
    if (failure.code === 'PAYMENT_DECLINED' || failure.code === 'INVALID_CARD') {
      number.setAttribute('aria-invalid', 'true');
    }
  }
}
