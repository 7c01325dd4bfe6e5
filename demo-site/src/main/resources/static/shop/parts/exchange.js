/** Points for a reward in two taps: what it costs and leaves, then what was got, and what it is good for. */
import { LOYALTY, call, get, keys, tell } from '../core/api.js';
import { busy, h, icon, offerPicture, productPicture, toast } from '../core/dom.js';
import { day, money, number, points, t } from '../core/words.js';
import { refresh, shopper } from '../core/shopper.js';
import { alert, words } from './states.js';

let dialogs = 0;

function dialog(title, opener) {
  const id = `dialog-${++dialogs}`;
  const heading = h('h2', { id, tabindex: '-1' }, title);
  const body = h('div.dialog-body');
  const element = h('dialog.sheet', { 'aria-labelledby': id },
    h('button.plain.close', { type: 'button', 'aria-label': t('close'), onclick: () => element.close() }, icon('close')),
    heading, body);
  element.addEventListener('click', event => {
    if (event.target === element) {
      element.close();
    }
  });
  element.addEventListener('close', () => {
    element.remove();
    if (opener.isConnected) {
      opener.focus();
    }
  });
  window.addEventListener('hashchange', () => element.close(), { once: true });
  document.body.append(element);
  element.showModal();
  return { element, heading, body };
}

/** Opens what asks once more. What was confirmed has one key, so that a second tap is no second exchange. */
export function exchange(offer, opener, done) {
  const sheet = dialog(t('exchangeTitle'), opener);
  const keyOf = keys();
  const available = shopper.me?.balance.available;
  const place = h('div');
  const confirm = h('button.button.main.wide', { type: 'button' }, t('exchangeNow', { n: offer.points }));
  const address = offer.kind === 'RECURRING' ? chooseAddress() : null;
  confirm.addEventListener('click', () => busy(confirm, async () => {
    place.replaceChildren();
    try {
      const body = { points: offer.points };
      if (address) {
        body.addressId = await address.chosen();
      }
      const answer = await call('POST', `${LOYALTY}/mall/offers/${offer.id}/exchange`, body, { 'Idempotency-Key': keyOf(body) });
      await refresh();
      show(sheet, offer, answer);
      done();
    } catch (failure) {
      place.replaceChildren(alert(words(failure)));
    }
  }));
  sheet.body.append(
    h('div.row.item', {}, offerPicture(offer, true), h('div', {}, h('strong', {}, offer.name),
      offer.explanation.length > 1 && h('ul.soft', {}, offer.explanation.map(line => h('li', {}, line))))),
    h('dl.sums', {},
      h('dt', {}, t('costs')), h('dd', {}, points(offer.points)),
      available !== undefined && [h('dt', {}, t('leaves')), h('dd', {}, points(available - offer.points))]),
    address?.element, place, confirm,
    h('button.plain.wide', { type: 'button', onclick: () => sheet.element.close() }, t('notNow')));
  confirm.focus();
}

/** Where a recurring reward is sent: one of the shopper's addresses, or a new one. */
function chooseAddress() {
  const element = h('fieldset', {}, h('legend', {}, t('sendTo')), h('div.line'));
  const input = (name, complete) => h('label', {}, t(`address.${name}`),
    h('input', { name, required: true, maxlength: 100, autocomplete: complete }));
  const fresh = h('div.fields', { hidden: true }, input('name', 'name'), input('line1', 'address-line1'),
    input('city', 'address-level2'), input('postalCode', 'postal-code'));
  const known = get('/api/v1/addresses').then(({ items }) => {
    const choices = items.map((entry, index) => h('label.choice', {},
      h('input', { type: 'radio', name: 'address', value: entry.id, checked: index === 0 }),
      [entry.name, entry.line1, entry.city, entry.postalCode].filter(Boolean).join(', ')));
    const other = h('input', { type: 'radio', name: 'address', value: '', checked: !items.length });
    fresh.hidden = items.length > 0;
    element.replaceChildren(element.firstChild, ...choices, h('label.choice', {}, other, t('otherAddress')), fresh);
    element.addEventListener('change', () => {
      fresh.hidden = !other.checked;
    });
  });
  return {
    element,
    async chosen() {
      await known;
      const value = element.querySelector('input[name=address]:checked').value;
      if (value) {
        return Number(value);
      }
      const fields = Object.fromEntries([...fresh.querySelectorAll('input')].map(field => [field.name, field.value]));
      return (await call('POST', '/api/v1/addresses', fields)).id;
    },
  };
}

/** A code that can be taken along. */
export function code(text) {
  const copy = h('button.plain', { type: 'button', 'aria-label': t('copyCode') }, icon('copy'));
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t('copied'));
    } catch (refused) {
      // Without leave to copy it can still be read.
    }
  });
  return h('p.code', {}, h('code', {}, text), copy);
}

function show(sheet, offer, { reward, balance }) {
  sheet.heading.textContent = t(offer.kind === 'DONATION' ? 'donatedTitle' : 'gotTitle');
  const suggestions = h('div.suggestions', { 'aria-live': 'polite' });
  sheet.body.replaceChildren(
    h('div.row.item', {}, offerPicture(offer, true), h('div', {},
      h('strong', {}, reward.name),
      reward.until && h('p.soft', {}, t('goodUntil', { day: day(reward.until) })))),
    ...(reward.code ? [code(reward.code)] : []),
    h('p', {}, t('nowLeft', { n: balance.available })),
    h('div.buttons', {},
      h('a.button.main', { href: reward.kind === 'COUPON' ? '#/cart' : '#/me/rewards' },
        t(reward.kind === 'COUPON' ? 'useInCart' : 'toRewards')),
      h('button.button', { type: 'button', onclick: () => sheet.element.close() }, t('goOn'))),
    suggestions);
  sheet.heading.focus();
  suggest(suggestions);
}

/** What to do next: what a coupon is good for, or what the rest of the points buys. */
async function suggest(place) {
  const answer = await get(`${LOYALTY}/recommendations?placement=after-exchange&limit=3`).catch(() => null);
  if (!answer || (!answer.items.length && !answer.baskets.length)) {
    return;
  }
  const link = (href, image, name, detail, offerId) => h('li', {}, h('a.row.item', {
    href, onclick: () => offerId && tell(answer.requestId, [{ offerId, kind: 'CLICKED' }]),
  }, image, h('span', {}, name, h('span.soft', {}, detail))));
  const baskets = await Promise.all(answer.baskets.slice(0, 1).map(async basket => ({
    reason: basket.reason,
    // The store knows what they are called in this language.
    products: await Promise.all(basket.products.map(piece => get(`/api/v1/products/${piece.id}`).catch(() => piece))),
  })));
  place.replaceChildren(h('h3', {}, t('nextTitle')),
    ...baskets.map(basket => h('div', {}, h('p.soft', {}, basket.reason), h('ul.plain', {},
      basket.products.map(piece => link(`#/product/${piece.id}`, productPicture(piece.id), piece.name, money(piece.price)))))),
    h('ul.plain', {}, answer.items.map(({ offer, reason }) => link(
      offer.product ? `#/product/${offer.product.id}` : `#/offer/${offer.id}`,
      offerPicture(offer), offer.name, `${number(offer.points)} · ${reason}`, offer.id))));
  tell(answer.requestId, answer.items.map(({ offer }) => ({ offerId: offer.id, kind: 'SEEN' })));
}
