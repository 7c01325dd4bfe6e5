import { call, session, speak } from './api.js';
import { TEXTS } from './texts.js';

const CARDS = { cardApproved: '4111111111111111', cardDeclined: '4000000000000002', cardSilent: '4000000000000119' };

const state = { language: 'en', username: null, next: null, loyalty: true, checkoutKey: null };
let searches = 0;
const byId = id => document.getElementById(id);

function say(key, values = {}) {
  return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value),
    TEXTS[state.language][key]);
}

function money(value) {
  return new Intl.NumberFormat(state.language, { style: 'currency', currency: value.currency }).format(value.amount);
}

function number(value) {
  return new Intl.NumberFormat(state.language).format(value);
}

/** An element with properties and children; text is always text, never markup. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function labelled(key, control) {
  return make('label', {}, say(key), control);
}

function notice(text, isProblem = false) {
  byId('notice').textContent = text;
  byId('notice').classList.toggle('problem', isProblem);
  byId('notice').hidden = !text;
}

/** Runs something that talks to the store; what it refuses is said on top of the page. */
async function attempt(action, control) {
  if (control) {
    control.disabled = true;
  }
  try {
    notice('');
    await action();
  } catch (failure) {
    notice(failure.status ? failure.message : say('noConnection'), true);
    if (failure.status === 401 && state.username) {
      state.username = null;
      await showPerson();
    }
  } finally {
    if (control) {
      control.disabled = false;
    }
  }
}

async function showPerson() {
  const person = byId('person');
  if (state.username) {
    const out = make('button', { type: 'button', textContent: say('signOut') });
    out.onclick = () => attempt(signOut, out);
    person.replaceChildren(say('signedIn', { name: state.username }), ' ', out);
  } else {
    const name = make('input', { name: 'username', required: true, autocomplete: 'username' });
    const password = make('input', { type: 'password', required: true, autocomplete: 'current-password' });
    const form = make('form', {}, labelled('userName', name), labelled('password', password),
      make('button', { className: 'main', textContent: say('signIn') }));
    form.onsubmit = event => {
      event.preventDefault();
      attempt(() => signIn(name.value, password.value), form.querySelector('button'));
    };
    person.replaceChildren(form);
  }
  await Promise.all([showPoints(), showCart(), showOrders()]);
}

async function signIn(username, password) {
  state.username = session(await call('POST', '/api/v1/session', { username, password })).username;
  await showPerson();
}

async function signOut() {
  await call('DELETE', '/api/v1/session');
  session(await call('GET', '/api/v1/session'));
  state.username = null;
  await showPerson();
}

async function showProducts(goOn = false) {
  const asked = ++searches;
  const form = new FormData(byId('search'));
  const query = new URLSearchParams({ limit: 24 });
  for (const name of ['q', 'category']) {
    if (form.get(name)) {
      query.set(name, form.get(name));
    }
  }
  if (goOn) {
    query.set('cursor', state.next);
  }
  const page = await call('GET', `/api/v1/products?${query}`);
  if (asked !== searches) {
    return; // Something else was searched for meanwhile.
  }
  const cards = page.items.map(product => {
    const add = make('button', { type: 'button', textContent: say('add') });
    add.onclick = () => attempt(() => addToCart(product), add);
    return make('li', {}, make('span', { textContent: product.name }),
      make('span', { className: 'price', textContent: money(product.price) }), add);
  });
  if (goOn) {
    byId('grid').append(...cards);
  } else {
    byId('grid').replaceChildren(...(cards.length ? cards : [make('li', { textContent: say('nothingFound') })]));
  }
  state.next = page.next;
  byId('more').hidden = !page.next;
}

async function showCategories() {
  const select = byId('search').elements.category;
  const chosen = select.value;
  const language = state.language;
  const categories = await call('GET', '/api/v1/categories');
  if (language !== state.language) {
    return;
  }
  select.replaceChildren(make('option', { value: '', textContent: say('allCategories') }),
    ...categories.map(category => make('option', { value: category.code, textContent: category.name })));
  select.value = chosen;
}

async function addToCart(product) {
  if (!state.username) {
    notice(say('signInFirst'), true);
    return;
  }
  await call('POST', '/api/v1/cart/items', { productId: product.id, quantity: 1 });
  notice(say('added'));
  await cartChanged();
}

/** A cart that changed is a new checkout: it must not be answered with an old one. */
async function cartChanged() {
  state.checkoutKey = null;
  await showCart();
}

/** What the points can buy now, then what is a few points away; and tells the store that it was seen. */
async function showBuys() {
  const answer = await call('GET', '/api/v1/loyalty/recommendations?limit=6');
  const told = (kind, items) => call('POST', '/api/v1/loyalty/recommendations/feedback',
    { requestId: answer.requestId, events: items.map(item => ({ offerId: item.offer.id, kind })) });
  const rows = answer.items.map(item => {
    const row = make('li', {}, make('span', { textContent: item.offer.name }), ' ',
      make('span', { className: 'soft', textContent: item.reason }));
    if (item.offer.kind === 'GOODS' && item.offer.eligible) {
      const add = make('button', { type: 'button', textContent: say('add') });
      add.onclick = () => attempt(async () => {
        await told('CLICKED', [item]);
        await call('POST', '/api/v1/loyalty/cart/mall-items', { offerId: item.offer.id });
        await Promise.all([showCart(), showPoints()]);
      }, add);
      row.append(' ', add);
    }
    return row;
  });
  byId('buy-list').replaceChildren(...rows);
  byId('buys').hidden = !rows.length;
  if (rows.length) {
    await told('SEEN', answer.items);
  }
}

async function showPoints() {
  byId('points').hidden = true;
  if (!state.username || !state.loyalty) {
    return;
  }
  try {
    const me = await call('GET', '/api/v1/loyalty/me');
    byId('balance').replaceChildren(
      make('div', { className: 'big', textContent: say('points', { points: number(me.balance.available) }) }),
      make('div', { className: 'soft', textContent: say('worth', { money: money(me.worth) }) }));
    if (me.balance.pending) {
      byId('balance').append(make('div', { className: 'soft',
        textContent: say('pending', { points: number(me.balance.pending) }) }));
    }
    byId('points').hidden = false;
    await showBuys();
  } catch (failure) {
    // A store without the plugin: it sells all the same.
    state.loyalty = failure.status !== 404;
    if (state.loyalty) {
      throw failure;
    }
  }
}

/** Nothing instead of what the store refuses to tell; other failures are failures. */
function refused(failure) {
  if (!failure.status) {
    throw failure;
  }
  return null;
}

async function showCart() {
  const contents = byId('cart-contents');
  if (!state.username) {
    contents.replaceChildren(say('signInFirst'));
    return;
  }
  const cart = await call('GET', '/api/v1/cart');
  if (!cart.items.length) {
    contents.replaceChildren(say('cartEmpty'));
    return;
  }
  contents.replaceChildren(...cart.items.map(cartItem), sum('total', money(cart.total)));
  if (state.loyalty) {
    contents.append(await pointsForm(cart));
  }
  if (cart.toPay.amount !== cart.total.amount) {
    const offset = { amount: cart.total.amount - cart.toPay.amount, currency: cart.total.currency };
    contents.append(sum('offset', `−${money(offset)}`), sum('cashLeft', money(cart.toPay)));
  }
  if (state.loyalty) {
    const earned = await call('GET', '/api/v1/loyalty/cart/earnings').catch(refused);
    if (earned) {
      contents.append(make('div', { id: 'earnings', className: 'soft', title: earned.explanation.join(' '),
        textContent: say('earns', { points: number(earned.points) }) }));
    }
  }
  contents.append(checkoutForm());
}

function sum(key, value) {
  return make('div', { className: 'row sum' }, say(key), make('span', { textContent: value }));
}

function cartItem(item) {
  const path = `/api/v1/cart/items/${item.id}`;
  const quantity = make('input', { type: 'number', min: 1, max: 999, value: item.quantity,
    ariaLabel: say('quantity', { name: item.name }) });
  quantity.onchange = () => attempt(async () => {
    try {
      await call('PATCH', path, { quantity: Number(quantity.value) });
    } finally {
      await cartChanged();
    }
  });
  const remove = make('button', { type: 'button', textContent: '×', ariaLabel: say('remove', { name: item.name }) });
  remove.onclick = () => attempt(async () => {
    await call('DELETE', path);
    await cartChanged();
  }, remove);
  return make('div', { className: 'row' },
    make('span', {}, item.name, make('div', { className: 'soft', textContent: money(item.price) })), quantity, remove);
}

async function pointsForm(cart) {
  const path = '/api/v1/loyalty/cart/points';
  const most = await call('GET', '/api/v1/loyalty/cart/quote?points=max').catch(refused);
  const points = make('input', { type: 'number', min: 1, step: 1, required: true });
  const change = (action, button) => attempt(async () => {
    await action();
    await cartChanged();
  }, button);
  const use = make('button', { textContent: say('use') });
  const all = make('button', { type: 'button', textContent: say('useMost') });
  all.onclick = () => change(() => call('PUT', path, { max: true }), all);
  const none = make('button', { type: 'button', textContent: say('useNone'),
    hidden: cart.toPay.amount === cart.total.amount });
  none.onclick = () => change(() => call('DELETE', path), none);
  if (most?.points) {
    points.max = most.points;
    points.placeholder = most.points;
  }
  const form = make('form', { id: 'use-points' }, labelled('pointsToUse', points), use, all, none);
  if (most && most.explanation.length > 1) {
    form.append(...most.explanation.map(textContent => make('div', { className: 'soft', textContent })));
  }
  form.onsubmit = event => {
    event.preventDefault();
    change(() => call('PUT', path, { points: Number(points.value) }), use);
  };
  return form;
}

function checkoutForm() {
  const card = make('select', { name: 'card' },
    ...Object.entries(CARDS).map(([key, value]) => make('option', { value, textContent: say(key) })));
  const pay = make('button', { className: 'main wide', textContent: say('checkout') });
  const form = make('form', { id: 'checkout' }, labelled('card', card), pay);
  form.onsubmit = event => {
    event.preventDefault();
    attempt(() => checkOut(card.value), pay);
  };
  card.onchange = () => {
    state.checkoutKey = null;
  };
  return form;
}

async function checkOut(card) {
  // The same key until it has worked: whoever clicks twice, or again after a lost answer, orders once.
  state.checkoutKey ??= crypto.randomUUID();
  const order = await call('POST', '/api/v1/checkout', { payment: { type: 'TEST_CARD', number: card } },
    { 'Idempotency-Key': state.checkoutKey }).catch(async failure => {
    if (failure.code === 'CART_CHANGED' || failure.code === 'INSUFFICIENT_POINTS') {
      await cartChanged();
    }
    throw failure;
  });
  await Promise.all([cartChanged(), showPoints(), showOrders()]);
  notice(say('ordered', { number: order.orderNumber, spent: number(order.pointsSpent),
    earned: number(order.pointsEarned) }));
}

async function showOrders() {
  byId('orders').hidden = true;
  if (!state.username) {
    return;
  }
  const page = await call('GET', '/api/v1/orders?limit=5');
  byId('order-list').replaceChildren(...page.items.map(order => make('li', { className: 'row' },
    order.orderNumber, make('span', { textContent: money(order.total) }))));
  byId('orders').hidden = !page.items.length;
}

function choose(language) {
  state.language = language;
  speak(language);
  localStorage.setItem('language', language);
  document.documentElement.lang = language;
  document.querySelectorAll('[data-text]').forEach(element => {
    element.textContent = say(element.dataset.text);
  });
  document.querySelectorAll('[data-language]').forEach(button => {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  });
}

function showEverything() {
  return attempt(() => Promise.all([showCategories(), showPerson(), showProducts()]));
}

function start() {
  document.querySelectorAll('[data-language]').forEach(button => {
    button.onclick = () => {
      choose(button.dataset.language);
      showEverything();
    };
  });
  byId('search').onsubmit = event => event.preventDefault();
  byId('search').oninput = () => attempt(() => showProducts());
  byId('more').onclick = () => attempt(() => showProducts(true), byId('more'));
  const wanted = localStorage.getItem('language') || (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  choose(wanted in TEXTS ? wanted : 'en');
  attempt(async () => {
    state.username = session(await call('GET', '/api/v1/session')).username;
    await showEverything();
  });
}

start();
