/**
 * Kills the store's process at every step at which it can be half-way, and looks at what the next process makes of it.
 * The steps are cut into the store from outside, in test code only.
 */
package org.pointsmall.demo.crash;
