/** Points for a reward in two taps: what it costs and leaves, then what was got, and what it is good for. */
import { LOYALTY, call, get, newKey, refused, tell } from '../core/api.js';
import { h, icon, offerPicture, productPicture, toast } from '../core/dom.js';
import { day, money, number, points, t } from '../core/words.js';
import { refresh, shopper } from '../core/shopper.js';
import { busy } from './busy.js';
import { alert, fill, refusal } from './states.js';

let dialogs = 0;
/** By shopper and offer, of attempts of which it is not known how they ended. */
const attempts = new Map();

/** @param back brings the focus back to where it was opened */
function dialog(title, back) {
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
    back();
  });
  window.addEventListener('hashchange', () => element.close(), { once: true });
  document.body.append(element);
  element.showModal();
  return { element, heading, body };
}

/**
 * Opens what asks once more. What was confirmed keeps its key until it is known how it ended, whatever else is chosen
 * meanwhile: a second tap is no second exchange, nor is one after a lost answer.
 */
export function exchange(offer, back, done) {
  const sheet = dialog(t('exchangeTitle'), back);
  const attempt = `${shopper.name} ${offer.id}`;
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
        if (!body.addressId) {
          return;
        }
      }
      const answer = await send(attempt, offer, body);
      show(sheet, offer, answer);
      await refresh();
      await done();
    } catch (failure) {
      if (failure.code === 'IDEMPOTENCY_KEY_REUSED') {
        place.replaceChildren(alert(t('exchangedBefore')), h('a.button', { href: '#/me/rewards' }, t('toRewards')));
      } else {
        refusal(place, failure);
      }
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

async function send(attempt, offer, body) {
  const key = attempts.get(attempt) ?? newKey();
  attempts.set(attempt, key);
  try {
    const answer = await call('POST', `${LOYALTY}/mall/offers/${offer.id}/exchange`, body, { 'Idempotency-Key': key });
    attempts.delete(attempt);
    return answer;
  } catch (failure) {
    if (refused(failure)) {
      attempts.delete(attempt);
    }
    throw failure;
  }
}

/** Where a recurring reward is sent: one of the shopper's addresses, or a new one. */
function chooseAddress() {
  const element = h('fieldset', {}, h('legend', {}, t('sendTo')), h('div.line'));
  const input = (name, complete) => h('label', {}, t(`address.${name}`),
    h('input', { name, required: true, maxlength: 100, autocomplete: complete }));
  const fresh = h('div.fields', { hidden: true }, input('name', 'name'), input('line1', 'address-line1'),
    input('city', 'address-level2'), input('postalCode', 'postal-code'));
  // Once it is made, a new address is not made again.
  let made = null;
  fresh.addEventListener('input', () => {
    made = null;
  });
  const known = fill(element, async () => {
    const { items } = await get('/api/v1/addresses');
    const choices = items.map((entry, index) => h('label.choice', {},
      h('input', { type: 'radio', name: 'address', value: entry.id, checked: index === 0 }),
      [entry.name, entry.line1, entry.city, entry.postalCode].filter(Boolean).join(', ')));
    const other = h('input', { type: 'radio', name: 'address', value: '', checked: !items.length });
    fresh.hidden = items.length > 0;
    element.addEventListener('change', () => {
      fresh.hidden = !other.checked;
    });
    return [h('legend', {}, t('sendTo')), ...choices, h('label.choice', {}, other, t('otherAddress')), fresh];
  });
  return {
    element,
    /** Its id; null where what there is to choose from did not come. */
    async chosen() {
      await known;
      const chosen = element.querySelector('input[name=address]:checked');
      if (!chosen || chosen.value) {
        return chosen && Number(chosen.value);
      }
      const fields = Object.fromEntries([...fresh.querySelectorAll('input')].map(field => [field.name, field.value]));
      made ??= (await call('POST', '/api/v1/addresses', fields)).id;
      return made;
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
