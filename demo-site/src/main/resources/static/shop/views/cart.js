/** The cart and its checkout on one page: points and cash side by side, before anything is paid. */
import { LOYALTY, call, get } from '../core/api.js';
import { byId, h, productPicture } from '../core/dom.js';
import { isZero, money, number, points, t } from '../core/words.js';
import { ended, noteCart } from '../core/shopper.js';
import { begin, stillShown } from '../core/router.js';
import { failed, nothing, outlineRows, refusal } from '../parts/states.js';
import { pointsForm } from '../parts/points-form.js';
import { codesForm } from '../parts/codes-form.js';
import { payForm } from '../parts/pay-form.js';
import { addOns } from '../parts/add-ons.js';

const MOST = 999;

export default async function cart({ token }) {
  const body = begin(t('cartTitle'), { className: 'cart-view' });
  const said = h('div.said', {});
  const content = h('div.cart', {}, outlineRows(4));
  const extras = h('section.part', { hidden: true, 'aria-labelledby': 'add-ons-title' });
  body.append(said, content, extras);
  const view = { token, said, content, extras, redraw, change, during, choosing, changing: () => changes > 0 || undecided };
  let turn = 0;
  let changes = 0;
  let undecided = false;

  /** While something is under way nobody can pay what may not be so any more. */
  function mark() {
    const pay = byId('pay');
    if (pay) {
      pay.disabled = view.changing() || pay.getAttribute('aria-busy') === 'true';
    }
  }

  async function during(action) {
    changes++;
    mark();
    try {
      await action();
    } finally {
      changes--;
      mark();
    }
  }

  /** Changes the cart and shows it; a refusal is said, and stays. */
  function change(action) {
    return during(async () => {
      said.replaceChildren();
      try {
        await action();
      } catch (failure) {
        refusal(said, failure);
      }
      await redraw();
    });
  }

  /** Whether something is shown that is not agreed yet, as while the slider moves. */
  function choosing(now) {
    undecided = now;
    mark();
  }

  /** The cart as it is now. Of several that were asked for, the last is shown, whichever comes first. */
  async function redraw() {
    const mine = ++turn;
    const latest = () => mine === turn && stillShown(token);
    await during(async () => {
      try {
        await show(latest);
      } catch (failure) {
        if (failure.status === undefined) {
          throw failure;
        }
        if (latest() && !ended(failure)) {
          extras.hidden = true;
          content.replaceChildren(failed(failure, redraw));
        }
      }
    });
  }

  async function show(latest) {
    const current = await get('/api/v1/cart');
    if (!latest()) {
      return;
    }
    noteCart(current);
    if (!current.items.length) {
      content.replaceChildren(nothing(t('cartEmpty'), { href: '#/products', text: t('toProducts') }));
      extras.hidden = true;
      return;
    }
    const [applied, most, earnings] = await Promise.all([
      get(`${LOYALTY}/cart/points`).catch(failure => ({ failure })),
      get(`${LOYALTY}/cart/quote?points=max`).catch(() => null),
      get(`${LOYALTY}/cart/earnings`).catch(() => null),
    ]);
    if (latest()) {
      undecided = false;
      draw(view, current, applied, most, earnings);
    }
  }

  await redraw();
  addOns(view);
}

function draw(view, cart, applied, most, earnings) {
  view.content.replaceChildren(
    h('div.columns', {},
      h('section', { 'aria-labelledby': 'items-title' },
        h('h2.unseen', { id: 'items-title' }, t('items')),
        h('ul.items', {}, cart.items.map(item => row(view, item, applied.quote)))),
      h('section.summary', { 'aria-labelledby': 'summary-title' },
        h('h2', { id: 'summary-title' }, t('summary')),
        codesForm(view, cart),
        ...(applied.failure ? [failed(applied.failure, view.redraw)] : payment(view, cart, applied, most, earnings)))));
}

/** Nothing can be paid whose sums are not known. */
function payment(view, cart, applied, most, earnings) {
  const { quote } = applied;
  const sums = h('dl.sums', { id: 'sums' });
  const pay = payForm(view, cart, quote);
  const drawSums = shown => {
    sums.replaceChildren(...lines(cart, shown));
    pay.show(shown);
  };
  drawSums(quote);
  return [
    most && pointsForm(view, applied, most, drawSums),
    sums,
    earnings && h('details.earns', { id: 'earnings' }, h('summary', {}, t('cartEarns', { n: earnings.points })),
      h('ul', {}, earnings.explanation.map(line => h('li', {}, line)))),
    pay.element,
  ];
}

/** What is to be paid, with what: as the cart has it, or as it would be with so many points. */
function lines(cart, quote) {
  const list = [[t('subtotal'), money(cart.subtotal)]];
  if (!isZero(cart.discount)) {
    list.push([t('discount'), `−${money(cart.discount)}`]);
  }
  if (quote.points) {
    list.push([t('paidWithPoints', { n: quote.points }), `−${money(quote.money)}`]);
  }
  const rows = list.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]).flat();
  return [...rows, h('dt.total', {}, t('toPay')),
    h('dd.total', { id: 'to-pay' }, money(quote.cashTotal), quote.points ? h('span', {}, ` + ${points(quote.points)}`) : '')];
}

function row(view, item, quote) {
  const path = `/api/v1/cart/items/${item.id}`;
  const ofTheMall = quote?.lines.find(line => line.itemId === item.id && line.kind === 'MALL');
  const quantity = h('input', { type: 'number', min: 1, max: MOST, value: item.quantity, inputmode: 'numeric', 'aria-label': t('quantityOf', { name: item.name }) });
  quantity.addEventListener('change', () => view.change(() => call('PATCH', path, { quantity: Number(quantity.value) })));
  const remove = h('button.plain', { type: 'button', 'aria-label': t('removeItem', { name: item.name }) }, t('remove'));
  remove.addEventListener('click', () => view.change(() => call('DELETE', path)));
  return h('li.item-row', {},
    item.productId && productPicture(item.productId),
    h('div.item-text', {},
      h('h3', {}, item.productId ? h('a', { href: `#/product/${item.productId}` }, item.name) : item.name),
      h('p.soft', {}, ofTheMall ? t('mallItem', { points: number(ofTheMall.points) }) : t('each', { money: money(item.price) }))),
    h('div.item-act', {}, quantity, remove));
}
