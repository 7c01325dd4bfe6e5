/** The shop: chooses the language, recognises who is here, and shows where the address leads. */
import { speak } from './core/api.js';
import { choose, preferred } from './core/words.js';
import { recognise } from './core/shopper.js';
import { show } from './core/router.js';
import { drawFrame } from './parts/frame.js';
import { startClock } from './parts/countdown.js';

async function start() {
  const language = preferred();
  speak(language);
  // Both are needed before anything is drawn for the first time, and neither waits for the other.
  const [, known] = await Promise.allSettled([choose(language), recognise()]);
  drawFrame();
  startClock();
  window.addEventListener('hashchange', show);
  await show();
  if (known.status === 'rejected' && known.reason.status === undefined) {
    throw known.reason;
  }
}

start();
