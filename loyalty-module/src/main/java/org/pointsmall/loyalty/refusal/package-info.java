/**
 * Why something that was asked for can't be had. A refusal is a value with a stable code and its operands; it is not
 * an exception, and nothing has changed when one is returned.
 */
@NullMarked
package org.pointsmall.loyalty.refusal;

import org.jspecify.annotations.NullMarked;
