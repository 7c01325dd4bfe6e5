/**
 * Starts and stops the demo: the store and its admin as two processes on one database, all on loopback.
 *
 * <p>Promises: nothing is started when a port or the data folder is taken; whatever was started is stopped again,
 * whichever way the launcher ends, a kill included; only the demo's own data is ever deleted. Knows no Spring: the two
 * processes do.
 */
@NullMarked
package org.pointsmall.demo.launch;

import org.jspecify.annotations.NullMarked;
