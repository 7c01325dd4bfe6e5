/** Who is here, with how many points and how full a cart. Whoever shows it listens for changes. */
import { LOYALTY, call, get, keepToken } from './api.js';

const listeners = new Set();

export const shopper = { name: null, me: null, pieces: 0 };

export function onShopper(listener) {
  listeners.add(listener);
}

function changed() {
  listeners.forEach(listener => listener(shopper));
}

export const isGuest = () => shopper.name === null;

export async function recognise() {
  const session = keepToken(await get('/api/v1/session'));
  shopper.name = session.anonymous ? null : session.username;
  changed();
  // What stands in the header is not waited for.
  refresh();
}

export async function signIn(username, password) {
  const session = keepToken(await call('POST', '/api/v1/session', { username, password }));
  shopper.name = session.username;
  await refresh();
}

export async function signOut() {
  await call('DELETE', '/api/v1/session');
  keepToken(await get('/api/v1/session'));
  forget();
}

/** The session has ended, here or elsewhere. */
export function forget() {
  Object.assign(shopper, { name: null, me: null, pieces: 0 });
  changed();
}

/** Whether a refusal says that nobody is signed in any more: then the way leads to where one signs in, and back. */
export function ended(failure) {
  if (failure.status !== 401) {
    return false;
  }
  forget();
  keepToken({ csrf: null });
  const here = location.hash || '#/';
  if (!/^#\/(sign-in|register)/.test(here)) {
    location.hash = `#/sign-in?to=${encodeURIComponent(here)}`;
  }
  return true;
}

export async function register(customer) {
  await call('POST', '/api/v1/customers', customer);
  await signIn(customer.username, customer.password);
}

/** Points and cart anew, for whoever is signed in. */
export async function refresh() {
  if (isGuest()) {
    return;
  }
  const name = shopper.name;
  try {
    const [me, cart] = await Promise.all([get(`${LOYALTY}/me`), get('/api/v1/cart')]);
    if (shopper.name === name) {
      shopper.me = me;
      noteCart(cart);
    }
  } catch (failure) {
    if (failure.status === 401) {
      forget();
    }
  }
}

export function noteCart(cart) {
  shopper.pieces = cart.items.reduce((sum, item) => sum + item.quantity, 0);
  changed();
}
