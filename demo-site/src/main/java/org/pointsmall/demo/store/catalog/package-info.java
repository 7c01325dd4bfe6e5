/**
 * The demo's products, categories and people, loaded at start-up in the profile {@code demo} and nowhere else.
 *
 * <p>Promises: loading adds what is missing and changes nothing that is there, so it goes on where a killed start
 * left off, and keeps what an admin edited. Health is not UP before all of it is there.
 */
@NullMarked
package org.pointsmall.demo.store.catalog;

import org.jspecify.annotations.NullMarked;
