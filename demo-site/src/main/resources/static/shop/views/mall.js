/** The mall: what points buy, by zone and kind, with what limits it and why it can't be had yet. */
import { LOYALTY, get } from '../core/api.js';
import { h } from '../core/dom.js';
import { points, t } from '../core/words.js';
import { isGuest, shopper } from '../core/shopper.js';
import { begin, readdress, stillShown } from '../core/router.js';
import { offerCard, signInHref } from '../parts/cards.js';
import { failed, nothing, outlines } from '../parts/states.js';

const KINDS = ['GOODS', 'COUPON', 'CODE', 'ENTITLEMENT', 'RECURRING', 'SHIPPING', 'DONATION'];
/** A mall with more is found by its zones. */
const MOST_PAGES = 5;

let refreshOnEnd = null;
document.addEventListener('ended', () => refreshOnEnd?.());

export default async function mall({ token, query }) {
  const asked = { zone: query.get('zone') ?? '', kind: query.get('kind') ?? '', affordable: query.get('affordable') ?? '' };
  const body = begin(t('mallTitle'), { lead: t('mallLead') });
  const zones = h('nav.chips-nav', { 'aria-label': t('zones') }, h('ul.chips', {}));
  const kinds = h('select', { id: 'kind', name: 'kind' }, h('option', { value: '' }, t('allKinds')));
  const affordable = h('input', { type: 'checkbox', id: 'affordable', checked: asked.affordable === 'true', disabled: isGuest() });
  const grid = h('ul.grid', { id: 'offers' }, outlines(8));
  const said = h('p.soft', { role: 'status' });
  const note = yours();
  body.append(
    isGuest() ? h('p.note', {}, t('mallGuest'), ' ', h('a', { href: signInHref() }, t('signIn')), ' · ', h('a', { href: '#/register' }, t('join'))) : note,
    zones,
    h('div.filters', {},
      h('label', { for: 'kind' }, h('span', {}, t('kind')), kinds),
      h('label.choice', { for: 'affordable' }, affordable, t('onlyAffordable'))),
    said, grid);

  let offers = [];

  function draw() {
    tellPoints(note);
    const shown = offers.filter(offer => !asked.kind || offer.kind === asked.kind);
    said.textContent = t('offersFound', { n: shown.length });
    grid.replaceChildren(...(shown.length ? shown.map((offer, index) => offerCard(offer, { again: load, eager: index < 4 }))
      : [h('li.whole', {}, nothing(t(asked.affordable ? 'nothingAffordable' : 'noOffers'), { href: '#/products', text: t('earnSome') }))]));
  }

  async function load() {
    const parameters = new URLSearchParams({ limit: 100 });
    if (asked.zone) {
      parameters.set('zone', asked.zone);
    }
    if (asked.affordable === 'true' && !isGuest()) {
      parameters.set('affordable', 'true');
    }
    try {
      const found = [];
      for (let page = 0, next = ''; page < MOST_PAGES && next !== null; page++) {
        const answer = await get(`${LOYALTY}/mall/offers?${parameters}${next && `&cursor=${encodeURIComponent(next)}`}`);
        found.push(...answer.items);
        next = answer.next;
      }
      if (stillShown(token)) {
        // What comes into a cart by itself can't be asked for.
        offers = found.filter(offer => offer.kind !== 'GIFT');
        const there = KINDS.filter(kind => offers.some(offer => offer.kind === kind));
        kinds.replaceChildren(h('option', { value: '' }, t('allKinds')),
          ...there.map(kind => h('option', { value: kind }, t(`kind.${kind}`))));
        kinds.value = there.includes(asked.kind) ? asked.kind : '';
        asked.kind = kinds.value;
        draw();
      }
    } catch (failure) {
      if (failure.status === undefined) {
        throw failure;
      }
      grid.replaceChildren(h('li.whole', {}, failed(failure, load)));
    }
  }

  function address() {
    const parameters = new URLSearchParams(Object.entries(asked).filter(([, value]) => value && value !== 'false'));
    return `#/mall${parameters.size ? `?${parameters}` : ''}`;
  }

  kinds.addEventListener('change', () => {
    asked.kind = kinds.value;
    readdress(address());
    draw();
  });
  affordable.addEventListener('change', () => {
    asked.affordable = String(affordable.checked);
    readdress(address());
    load();
  });
  refreshOnEnd = () => stillShown(token) && setTimeout(load, 1000);
  await Promise.all([load(), get(`${LOYALTY}/mall/zones`).then(({ items }) => {
    zones.firstChild.replaceChildren(...[{ code: '', name: t('allZones') }, ...items].map(({ code, name }) => h('li', {},
      h('a.chip', { href: `#/mall${code && `?zone=${code}`}`, 'aria-current': code === asked.zone ? 'true' : null }, name))));
  }, () => {})]);
}

function yours() {
  return tellPoints(h('p.note', {}));
}

function tellPoints(note) {
  note.textContent = shopper.me ? t('youHave', { points: points(shopper.me.balance.available) }) : '\u00a0';
  return note;
}
